package dev.lever4j.export.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.simulated.CompiledExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/redaction.md shows what is compiled, and a profile that is one. */
class RedactionGuideTest {
    private static final Path GUIDE = Path.of("../docs/redaction.md");

    @Test
    void theExampleIsTheOneThatIsCompiled() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains(CompiledExample.of(RedactionGuideExample.class).block("export"));
    }

    @Test
    void theProfileDoesWhatIsSaidOfIt() throws IOException {
        String yaml = Files.readString(GUIDE).replaceAll("(?s).*```yaml\n(.*?)```.*", "$1");
        String text = RedactionProfile.parse("guide", yaml).toText();

        assertThat(text)
                .contains("\ntags:\n  count: keep\n  text: keep\n", "\n  tags: keep\n")
                .isNotEqualTo(RedactionProfile.strict().toText());
        assertThat(text.replaceAll("(?s).*\nopportunities:\n(.*?)\n\n.*", "$1")).doesNotContain("dataProtection");
    }
}
