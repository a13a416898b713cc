package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** docs/kafka-connect.md says of each key what Connect says of it. */
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/kafka-connect.md");

    @Test
    void theTableIsTheDefinition() throws IOException {
        String table = Keys.DEFINITION.groups().stream()
                .flatMap(group -> Keys.DEFINITION.configKeys().values().stream()
                        .filter(key -> group.equals(key.group))
                        .sorted((one, other) -> Integer.compare(one.orderInGroup, other.orderInGroup)))
                .map(GuideTest::row)
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(GUIDE))
                .contains("| key | type | default | |\n|---|---|---|---|\n" + table + "\n\n");
    }

    private static String row(ConfigKey key) {
        String usual = String.valueOf(key.defaultValue);
        boolean unsaid = key.type == ConfigDef.Type.PASSWORD || usual.isEmpty() || usual.equals("[]");
        String text = unsaid ? "" : "`" + usual.replaceAll("^\\[(.*)]$", "$1") + "`";
        return "| `" + key.name + "` | " + key.type.name().toLowerCase(Locale.ROOT) + " | " + text + " | "
                + key.documentation + " |";
    }
}
