package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/token-stores.md shows what is compiled and run. */
class DocumentationTest {
    private static final Path DOCUMENTATION = Path.of("../../docs/token-stores.md");

    @ParameterizedTest
    @ValueSource(strings = {"lever_grants", "lever_deliveries"})
    void theStatementIsTheOneThatIsRun(String table) throws IOException {
        String ddl = Files.readString(Path.of("src/main/resources/dev/lever4j/r2dbc/" + table + ".sql"));
        assertThat(Files.readString(DOCUMENTATION)).contains("```sql\n" + ddl + "```");
    }

    @Test
    void theExampleIsTheOneThatIsCompiled() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/lever4j/r2dbc/DocumentedExample.java"));
        String shown =
                source.substring(source.indexOf("// shown\n") + "// shown\n".length(), source.indexOf("        // to"));
        assertThat(Files.readString(DOCUMENTATION)).contains("```java\n" + shown.indent(-8) + "```");
    }
}
