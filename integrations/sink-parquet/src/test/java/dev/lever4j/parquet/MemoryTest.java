package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is larger than memory. */
class MemoryTest {
    @Test
    void memoryIsBounded(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("much.parquet");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx80m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MuchData.class.getName(),
                        file.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
        int records = MuchData.RECORDS + MuchData.LARGE;
        assertThat(Files.size(file)).isGreaterThan(80L << 20);
        assertThat(Duck.rows(file, "select count(*), count(distinct id), count(distinct json->>'id') from FILE"))
                .containsExactly(List.of("" + records, "" + records, "" + records));
        assertThat(Duck.column(file, """
                        select max(bytes) < 20_000_000 and count(*) > 4 from
                        (select sum(total_compressed_size) bytes from parquet_metadata(FILE) group by row_group_id)""")).containsExactly("true");
    }
}
