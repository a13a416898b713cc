package dev.lever4j.r2dbc;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.tokenstore.kit.TokenStoresContract;
import io.r2dbc.h2.CloseableConnectionFactory;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class H2MemoryTokenStoresTest extends TokenStoresContract {
    private final String database = UUID.randomUUID().toString();
    private final CloseableConnectionFactory factory = H2ConnectionFactory.inMemory(database, "sa", "sa");

    @BeforeEach
    void createTable() {
        R2dbcTokenStores.over(factory, Grants.KEYS).createTable().block(Sql.LIMIT);
    }

    @AfterEach
    void end() {
        factory.close().block(Sql.LIMIT);
    }

    @Override
    protected TokenStores open() {
        ConnectionFactory own = Watched.over(Sql.h2("mem:" + database, "sa"), H2MemoryTokenStoresTest::mayBlock);
        return R2dbcTokenStores.over(own, Grants.KEYS);
    }

    /** A database in memory blocks rarely, so that BlockHound would not see it each time. */
    static Publisher<?> mayBlock(String step, Flux<?> real) {
        return Schedulers.isInNonBlockingThread()
                ? Flux.error(new AssertionError(step + " on a thread that must not block"))
                : real;
    }
}
