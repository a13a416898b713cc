package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker knows the connector from the archive alone, and refuses what is wrong by the name of the field. */
@Tag("it")
class PluginTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void aWorkerFindsThePluginAndValidatesItsSettings() {
        try (Ground ground = new Ground(folder);
                Crew crew = ground.crew("plugin")) {
            Worker worker = crew.start("a").ready();
            assertThat(worker.rest().get("/connector-plugins").toString())
                    .contains("dev.lever4j.connect.LeverSourceConnector");
            JsonNode answer = worker.rest().send("PUT", "/connector-plugins/LeverSourceConnector/config/validate", """
                            {"connector.class": "dev.lever4j.connect.LeverSourceConnector", "lever.mode": "sometimes"}
                            """);
            assertThat(answer.get("error_count").intValue()).isPositive();
            JsonNode wrong = answer.get("configs")
                    .valueStream()
                    .map(each -> each.get("value"))
                    .filter(value -> value.get("name").stringValue().equals("lever.mode"))
                    .findFirst()
                    .orElseThrow();
            assertThat(wrong.get("errors").toString()).contains("lever.mode");
        }
    }
}
