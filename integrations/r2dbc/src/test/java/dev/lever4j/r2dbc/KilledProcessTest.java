package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.TokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnEmbeddedDatabaseSavedOutlivesItsProcess() throws Exception {
        String url = "file:" + folder.resolve("grants");
        Process child = start(url);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("saved");
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(acme(url).load().blockOptional(Sql.LIMIT))
                .get()
                .extracting("version")
                .isEqualTo(2L);
    }

    private static Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saving.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static TokenStore acme(String url) {
        return R2dbcTokenStores.over(Sql.h2(url + ";DB_CLOSE_DELAY=-1", "sa"), Grants.KEYS)
                .forAccount("acme");
    }

    /** Saves two versions, says so, and waits to be killed. */
    static final class Saving {
        private Saving() {}

        public static void main(String[] arguments) throws IOException {
            String url = arguments[0] + ";DB_CLOSE_DELAY=-1";
            R2dbcTokenStores.over(Sql.h2(url, "sa"), Grants.KEYS).createTable().block(Sql.LIMIT);
            acme(arguments[0]).save(Grants.version(1)).block(Sql.LIMIT);
            acme(arguments[0]).save(Grants.version(2)).block(Sql.LIMIT);
            System.out.println("saved");
            // for ever: the parent writes nothing
            throw new IOException("read " + System.in.read());
        }
    }
}
