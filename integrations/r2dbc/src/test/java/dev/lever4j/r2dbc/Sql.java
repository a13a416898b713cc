package dev.lever4j.r2dbc;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a test does to a database behind the store's back. */
final class Sql {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private Sql() {}

    /** @param url what follows {@code jdbc:h2:}, such as {@code mem:x} */
    static ConnectionFactory h2(String url, String user) {
        return new H2ConnectionFactory(H2ConnectionConfiguration.builder()
                .url(url)
                .username(user)
                .password(user)
                .build());
    }

    static void run(ConnectionFactory factory, String... statements) {
        for (String statement : statements) {
            query(factory, statement);
        }
    }

    /** All columns of all rows. */
    static List<Object> query(ConnectionFactory factory, String statement) {
        Mono<List<Object>> found = Mono.usingWhen(
                factory.create(),
                connection -> Flux.from(connection.createStatement(statement).execute())
                        .concatMap(result -> result.map((row, metadata) -> metadata.getColumnMetadatas().stream()
                                .map(column -> Optional.<Object>ofNullable(row.get(column.getName()))
                                        .orElse("null"))
                                .toList()))
                        .concatMapIterable(row -> row)
                        .collectList(),
                Connection::close);
        return found.blockOptional(LIMIT).orElseThrow();
    }
}
