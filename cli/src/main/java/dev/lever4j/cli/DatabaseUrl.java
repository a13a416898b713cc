package dev.lever4j.cli;

import dev.lever4j.auth.Secret;
import dev.lever4j.export.DurableFiles;
import dev.lever4j.postgres.PostgresExport;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A schema of a PostgreSQL, as its users know to name it. What was typed is not repeated: there may be a password in
 * it.
 *
 * @param password null if the URL has none
 * @param sslMode as PostgreSQL names it
 */
record DatabaseUrl(
        String host,
        int port,
        String database,
        String user,
        @Nullable Secret password,
        String schema,
        String sslMode) {
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.:-]+://.*");
    private static final Pattern POSTGRES = Pattern.compile("(?i)(?:r2dbc:)?postgres(?:ql)?://"
            + "(?<user>[^:@/?]+)(?::(?<password>[^@]*))?@(?<host>\\[[0-9a-f:.]+]|[^:@/?\\[]+)(?::(?<port>\\d{1,5}))?"
            + "/(?<database>[^/?]+)(?:\\?(?<parameters>.*))?");
    private static final String USUAL_PORT = "5432";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Whether a place is named by a URL, and not a file or a folder. */
    static boolean isUrl(String place) {
        return URL.matcher(place).matches();
    }

    /** @throws Failure if it is none of PostgreSQL, or says not enough, or what is not known */
    static DatabaseUrl parse(String text) {
        Matcher parts = POSTGRES.matcher(text);
        if (!parts.matches()) {
            throw unreadable();
        }
        String password = parts.group("password");
        Map<String, String> parameters = parameters(parts.group("parameters"));
        String host = parts.group("host").replaceAll("[\\[\\]]", "");
        return new DatabaseUrl(
                host,
                Integer.parseInt(Objects.requireNonNullElse(parts.group("port"), USUAL_PORT)),
                decoded(parts.group("database")),
                decoded(parts.group("user")),
                password == null || password.isEmpty() ? null : Secret.of(decoded(password)),
                parameters.getOrDefault("schema", "lever"),
                sslMode(parameters.get("sslmode"), host));
    }

    private static Failure unreadable() {
        return Failure.usage("the URL cannot be read; write it as postgresql://USER@HOST:5432/DATABASE?schema=lever,"
                + " special signs as %XX, and the password best in PGPASSWORD; or name a folder");
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> all = new HashMap<>();
        for (String each : Objects.requireNonNullElse(query, "").split("&")) {
            String[] parts = each.split("=", 2);
            if (parts.length == 2) {
                all.put(decoded(parts[0]), decoded(parts[1]));
            } else if (!each.isEmpty()) {
                throw unreadable();
            }
        }
        if (!Set.of("schema", "sslmode").containsAll(all.keySet())) {
            throw Failure.usage("the database's URL takes schema and sslmode behind its ?, and nothing else");
        }
        return all;
    }

    /** On this machine nobody listens. */
    private static String sslMode(@Nullable String named, String host) {
        String usual = LOOPBACK.contains(host) ? "disable" : "prefer";
        String mode = Objects.requireNonNullElse(named, usual);
        if (!SSL_MODES.contains(mode)) {
            throw Failure.usage("sslmode must be one of " + String.join(", ", SSL_MODES));
        }
        return mode;
    }

    private static String decoded(String text) {
        try {
            // a plus is one, unlike in a form
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /** Where what comes beside a place's contents is kept: beside a folder or file, or in the current folder. */
    static Path beside(String place) {
        return isUrl(place) ? Path.of("") : DurableFiles.folder(Path.of(place));
    }

    /** @throws Failure if there can be no such schema; nothing is connected to yet */
    PostgresExport open(Console console) {
        try {
            return PostgresExport.into(ConnectionFactories.get(options(console)))
                    .schema(schema);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    /** For the driver. The password is the URL's, or else that of PGPASSWORD. */
    ConnectionFactoryOptions options(Console console) {
        ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, host)
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.DATABASE, database)
                .option(ConnectionFactoryOptions.USER, user)
                .option(Option.valueOf("sslMode"), sslMode)
                .option(Option.valueOf("applicationName"), "lever");
        Optional.ofNullable(password)
                .or(() -> Optional.ofNullable(console.env().get("PGPASSWORD"))
                        .filter(set -> !set.isEmpty())
                        .map(Secret::of))
                .map(console::hide)
                .ifPresent(secret -> options.option(ConnectionFactoryOptions.PASSWORD, secret.reveal()));
        return options.build();
    }

    /** For people. */
    @Override
    public String toString() {
        return "schema " + schema + " of " + database + " on " + host;
    }
}
