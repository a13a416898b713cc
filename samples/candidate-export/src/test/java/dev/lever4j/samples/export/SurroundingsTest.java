package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the settings ends it with 2, before there is a folder. */
class SurroundingsTest {
    private static final int USAGE = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "LEVER_RATE, fast",
        "LEVER_RATE, -1",
        "LEVER_RATE, NaN",
        "LEVER_BASE_URL, http://elsewhere.example.org",
        "LEVER_ENVIRONMENT, staging",
        "DATABASE_URL, jdbc:postgresql://here",
    })
    void whatCannotBeRead(String name, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LEVER_API_KEY",
                "none",
                "DATABASE_URL",
                "r2dbc:postgresql://u:p@127.0.0.1/x",
                "EXPORT_FOLDER",
                data()));
        environment.put(name, value);

        assertThat(Surroundings.run(environment)).isEqualTo(USAGE);
    }

    @Test
    void aRealAccountNeedsADatabaseThatIsNamed() {
        assertThat(Surroundings.run(Map.of("LEVER_API_KEY", "none", "EXPORT_FOLDER", data())))
                .isEqualTo(USAGE);
    }

    @Test
    void whoNamesAnEnvironmentMeansARealAccount() {
        assertThat(Surroundings.run(Map.of("LEVER_ENVIRONMENT", "sandbox", "EXPORT_FOLDER", data())))
                .isEqualTo(USAGE);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
