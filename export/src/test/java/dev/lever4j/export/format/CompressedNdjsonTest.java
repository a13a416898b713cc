package dev.lever4j.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressedNdjsonTest {
    private static final String LINE = "{\"id\":\"o-1\",\"name\":\"Zoë\"}";

    /** Many records, and whether the stream was closed. */
    private static byte[] written(FileFormat format) throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        byte[] bytes = ("{" + LINE + "}").getBytes(StandardCharsets.UTF_8);
        FileFormat.Records records = format.begin(ExportResource.OPPORTUNITIES, out);
        for (int i = 0; i < 10_000; i++) {
            records.write(bytes, 1, bytes.length - 2);
        }
        records.end();
        assertThat(closed[0]).isFalse();
        return out.toByteArray();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void gzipHoldsTheLinesAndIsTheSameEachTime() throws IOException {
        byte[] bytes = written(CompressedNdjson.gzip());

        assertThat(text(new GZIPInputStream(new ByteArrayInputStream(bytes)))).isEqualTo((LINE + "\n").repeat(10_000));
        assertThat(bytes).hasSizeLessThan(10_000).isEqualTo(written(CompressedNdjson.gzip()));
    }

    @Test
    void zstdHoldsTheLinesAndIsTheSameEachTime() throws IOException {
        byte[] bytes = written(CompressedNdjson.zstd());

        assertThat(text(new ZstdInputStream(new ByteArrayInputStream(bytes)))).isEqualTo((LINE + "\n").repeat(10_000));
        assertThat(bytes).hasSizeLessThan(10_000).isEqualTo(written(CompressedNdjson.zstd()));
    }

    /** The content's checksum is asked for in the frame's header. */
    @Test
    void zstdHasAChecksum() throws IOException {
        int descriptor = written(CompressedNdjson.zstd())[4];

        assertThat(descriptor & 0b100).isNotZero();
    }

    @Test
    void withoutItsLibraryZstdSaysWhatToDo() throws IOException, ReflectiveOperationException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] others = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("zstd-jni"))
                .map(CompressedNdjsonTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> itself = without.loadClass(CompressedNdjson.class.getName());
            assertThat(itself.getMethod("gzip").invoke(null)).isNotNull();
            Throwable thrown = null;
            try {
                itself.getMethod("zstd").invoke(null);
            } catch (InvocationTargetException e) {
                thrown = e.getCause();
            }

            assertThat(Objects.requireNonNull(thrown))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.github.luben:zstd-jni")
                    .hasMessageContaining("take gzip");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
