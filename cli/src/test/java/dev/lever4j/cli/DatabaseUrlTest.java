package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    private static Console console(Map<String, String> env) {
        return Console.of(
                env,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false,
                Browser.NONE,
                new Stop());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    postgresql://ann@db/hiring,                                         db,  5432, hiring,   ann,   -,       lever, prefer
                    postgres://ann@db:5433/hiring?schema=acme,                          db,  5433, hiring,   ann,   -,       acme,  prefer
                    r2dbc:postgresql://ann:s3cret@my_db/hiring?sslmode=require,         my_db, 5432, hiring, ann,   s3cret,  lever, require
                    postgresql://ann@localhost/hiring,                                  localhost, 5432, hiring, ann, -,  lever, disable
                    POSTGRESQL://a%40b:p%2F+%3A:@[::1]:1/h%20g?sslmode=disable&schema=a, ::1, 1,   h g,      a@b,   p/+::,   a,     disable
                    """)
    void whatItNames(
            String url,
            String host,
            int port,
            String database,
            String user,
            String password,
            String schema,
            String ssl) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        ConnectionFactoryOptions options = parsed.options(console(Map.of()));
        assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo(host);
        assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(port);
        assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo(database);
        assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo(user);
        assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).isEqualTo(password);
        assertThat(parsed.schema()).isEqualTo(schema);
        assertThat(parsed.sslMode()).isEqualTo(ssl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:s3cret@db/hiring",
                "jdbc:postgresql://db/hiring?user=ann&password=s3cret",
                "postgresql://db/hiring",
                "postgresql://:s3cret@db/hiring",
                "postgresql://ann:s3cret@db",
                "postgresql://ann:s3cret@db/",
                "postgresql://ann:s3cret@db/a/b",
                "postgresql://ann:s3cret@db:x/hiring",
                "postgresql://ann:%zzs3cret@db/hiring",
                "postgresql://ann:s3@cret@db/hiring",
                "postgresql://ann:s3cret@db/hiring?schema",
                "postgresql://ann@db/hiring?password=s3cret",
                "postgresql://ann:s3cret@db/hiring?sslmode=s3cret"
            })
    void whatCannotBeReadIsNotRepeated(String url) {
        assertThat(DatabaseUrl.isUrl(url)).isTrue();
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "./postgresql/data", "/var/x.ndjson", "C:\\data", "postgresql:data"})
    void aFolderIsNone(String place) {
        assertThat(DatabaseUrl.isUrl(place)).isFalse();
    }

    @Test
    void thePasswordIsTheUrlsOrElseThatOfTheEnvironmentAndIsNeverShown() {
        Console console = console(Map.of("PGPASSWORD", "of-the-environment"));

        DatabaseUrl with = DatabaseUrl.parse("postgresql://ann:of-the-url@db/hiring");
        DatabaseUrl without = DatabaseUrl.parse("postgresql://ann@db/hiring");

        assertThat(with.options(console).getValue(ConnectionFactoryOptions.PASSWORD))
                .isEqualTo("of-the-url");
        assertThat(without.options(console).getValue(ConnectionFactoryOptions.PASSWORD))
                .isEqualTo("of-the-environment");
        assertThat(console.secrets()).hasSize(2);
        assertThat(with).hasToString("schema lever of hiring on db");
    }
}
