package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that need not be there. */
class WithoutTest {
    /** All tests of this module run so; the pom takes it off their class path. */
    @ParameterizedTest
    @ValueSource(strings = {"org.apache.hadoop.conf.Configuration", "org.apache.hadoop.fs.Path"})
    void noTestHasHadoop(String type) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(type));
    }

    @Test
    void withoutTheLibraryGzipWorksAndZstandardSaysWhatItNeeds() throws Exception {
        try (URLClassLoader loader = withoutZstandard()) {
            Class<?> type = loader.loadClass(ParquetFormat.class.getName());
            FileFormat gzip = (FileFormat) type.getMethod("create").invoke(null);

            assertThat(type).isNotEqualTo(ParquetFormat.class);
            assertThat(Written.bytes(gzip, ExportResource.TAGS, List.of("{\"text\":\"a\"}")))
                    .startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
            assertThatIllegalStateException()
                    .isThrownBy(() -> zstd(gzip))
                    .withMessageContaining("com.github.luben:zstd-jni")
                    .withMessageContaining("GZIP")
                    .withCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static void zstd(FileFormat format) throws Exception {
        try {
            format.getClass().getMethod("zstd").invoke(format);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Has classes of its own of what is tested here, for which the library is not there. */
    private static URLClassLoader withoutZstandard() {
        URL ours = ParquetFormat.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {ours}, ParquetFormat.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("com.github.luben.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith("dev.lever4j.parquet.")) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
        };
    }
}
