package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/parquet.md shows what is compiled and run. */
class DocumentationTest {
    private static final Path DOCUMENTATION = Path.of("../../docs/parquet.md");

    @Test
    void theExampleIsTheOneThatIsCompiled() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/lever4j/parquet/DocumentedExample.java"));
        String begin = "// shown: convert\n";
        int from = source.indexOf(begin) + begin.length();
        String shown = source.substring(from, source.indexOf("        // to here", from));
        assertThat(Files.readString(DOCUMENTATION)).contains("```java\n" + shown.indent(-8) + "```");
    }

    @Test
    void theQuestionsAreTheOnesThatAreAsked() throws IOException {
        String shown = DocumentedExample.SQL.replace("FILE", "'data/opportunities/*.parquet'");
        assertThat(Files.readString(DOCUMENTATION)).contains("```sql\n" + shown + "```");
    }

    @Test
    void theExampleConverts(@TempDir Path folder) throws IOException {
        Path segment = Files.writeString(folder.resolve("1.ndjson"), """
                {"id":"o-1","stage":"s-1","createdAt":1600000000000,"origin":"sourced","links":["https://zoë.example"]}
                {"id":"o-2","stage":"s-1","createdAt":1600000000001,"origin":"applied","links":[]}
                """);
        Path file = folder.resolve("1.parquet");

        DocumentedExample.convert(segment, file);

        List<String> queries = DocumentedExample.SQL.lines().toList();
        assertThat(Duck.rows(file, queries.get(0))).containsExactly(List.of("s-1", "2", "2020-09-13T12:26:40Z"));
        assertThat(Duck.rows(file, queries.get(1))).containsExactly(List.of("o-1", "https://zoë.example"));
    }
}
