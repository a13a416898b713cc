package dev.lever4j.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/many-accounts.md shows what is compiled and run. */
class DocumentationTest {
    private static final Path DOCUMENTATION = Path.of("../../docs/many-accounts.md");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"redis", "postgres", "resources"})
    void theExampleIsTheOneThatIsCompiled(String part) throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/lever4j/bucket4j/DocumentedExample.java"));
        String begin = "// shown: " + part + "\n";
        int from = source.indexOf(begin) + begin.length();
        String shown = source.substring(from, source.indexOf("        // to here", from));
        assertThat(Files.readString(DOCUMENTATION)).contains("```java\n" + shown.indent(-8) + "```");
    }

    @Test
    void theTableIsTheOneThatTestsUse() throws IOException {
        assertThat(Files.readString(DOCUMENTATION)).contains("```sql\n" + PostgresPool.TABLE + "\n```");
    }
}
