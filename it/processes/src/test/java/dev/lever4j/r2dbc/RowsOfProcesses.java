package dev.lever4j.r2dbc;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.it.processes.StoreOpener;
import dev.lever4j.it.processes.StoreServer;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Rows of a real PostgreSQL; halfway is when a row is written and not yet committed. */
public final class RowsOfProcesses implements StoreOpener {
    private static final int CONNECTIONS = 4;

    /** With the table; the tests are skipped where no server can be had. */
    public static StoreServer start(Path data) {
        PostgresServer server = PostgresServer.startedOrSkipped(data);
        R2dbcTokenStores.over(server.factory(), Grants.KEYS).createTable().block(Duration.ofMinutes(1));
        return new StoreServer(String.valueOf(server.port()), server::close);
    }

    @Override
    public TokenStores open(String where, Runnable halfway) {
        ConnectionFactory pool = PostgresServer.pool(PostgresServer.factory(Integer.parseInt(where)), CONNECTIONS);
        return R2dbcTokenStores.over(
                Watched.over(pool, (step, real) -> step.equals("commitTransaction") ? after(halfway, real) : real),
                Grants.KEYS);
    }

    private static Publisher<?> after(Runnable halfway, Flux<?> commit) {
        return Mono.fromRunnable(halfway)
                .subscribeOn(Schedulers.boundedElastic())
                .thenMany(commit);
    }

    @Override
    public boolean stopsHalfway() {
        return true;
    }
}
