package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is not whole is never taken for one that is. */
class BrokenFileTest {
    private static final ParquetFormat FORMAT = ParquetFormat.create();
    private static final byte[] TAG = "{\"text\":\"a\",\"count\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void whereverTheDiskIsFullItIsSaid() throws IOException {
        List<String> lines = List.of("{\"text\":\"a\",\"count\":1}", "{\"text\":\"b\"}");
        int size = Written.bytes(FORMAT, ExportResource.TAGS, lines).length;

        for (int room = 0; room < size; room++) {
            OutputStream full = new NarrowStream(room);
            assertThatIOException()
                    .as("room for %d of %d", room, size)
                    .isThrownBy(() -> Written.to(full, FORMAT, ExportResource.TAGS, lines))
                    .withMessage("no room");
        }
        assertThatCode(() -> Written.to(new NarrowStream(size), FORMAT, ExportResource.TAGS, lines))
                .doesNotThrowAnyException();
    }

    /** What Parquet itself does after an error in the midst of a file is to close it quietly. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 1 << 20, 15 << 20})
    void afterAnErrorInTheMidstNothingGoesWell(int room) throws IOException {
        FileFormat.Records records = FORMAT.begin(ExportResource.NOTES, new NarrowStream(room));
        List<byte[]> notes = incompressible().limit(30).toList();

        assertThatIOException()
                .isThrownBy(() -> {
                    for (byte[] note : notes) {
                        records.write(note, 0, note.length);
                    }
                })
                .withMessage("no room");
        assertThatIOException()
                .isThrownBy(() -> records.write(notes.get(0), 0, notes.get(0).length))
                .withMessageContaining("discard it");
        assertThatIOException().isThrownBy(records::end).withMessageContaining("discard it");
    }

    @Test
    void afterARecordThatIsNoneNothingGoesWell() throws IOException {
        FileFormat.Records records = FORMAT.begin(ExportResource.TAGS, OutputStream.nullOutputStream());

        assertThatThrownBy(() -> records.write("{\"text\":".getBytes(StandardCharsets.UTF_8), 0, 8))
                .isInstanceOf(RuntimeException.class);
        assertThatIOException().isThrownBy(() -> records.write(TAG, 0, TAG.length));
        assertThatIOException().isThrownBy(records::end);
    }

    /** What reads or writes it quotes it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": Canary}", "{\"text\":\"Canary", "Canary"})
    void anErrorQuotesNothingOfTheRecord(String broken) throws IOException {
        byte[] record = broken.getBytes(StandardCharsets.UTF_8);
        FileFormat.Records records = FORMAT.begin(ExportResource.TAGS, OutputStream.nullOutputStream());

        assertThatThrownBy(() -> records.write(record, 0, record.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("discard this file")
                .hasMessageNotContaining("Canary")
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }

    @Test
    void nothingIsAddedAfterTheEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileFormat.Records records = FORMAT.begin(ExportResource.TAGS, out);
        records.write(TAG, 0, TAG.length);
        records.end();
        int size = out.size();

        assertThatIOException().isThrownBy(() -> records.write(TAG, 0, TAG.length));
        assertThatIOException().isThrownBy(records::end);
        assertThat(out.size()).isEqualTo(size);
    }

    @Test
    void theStreamStaysOpenAndIsNotFlushed() throws IOException {
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                throw new AssertionError("flushed");
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        Written.to(out, FORMAT, ExportResource.TAGS, List.of("{\"text\":\"a\"}"));

        assertThat(out.toString()).startsWith("PAR1").endsWith("PAR1");
    }

    /** Of a megabyte each. */
    private static Stream<byte[]> incompressible() {
        Random random = new Random(1);
        return Stream.generate(() -> {
            byte[] noise = new byte[768 << 10];
            random.nextBytes(noise);
            String text = Base64.getEncoder().encodeToString(noise);
            return ("{\"id\":\"n\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        });
    }
}
