package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.tokenstore.kit.DurableTokenStoresContract;
import io.netty.util.Version;
import io.r2dbc.pool.ConnectionPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
class PostgresTokenStoresTest extends DurableTokenStoresContract {
    private static PostgresServer server;

    private final List<ConnectionPool> pools = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void createTable() {
        R2dbcTokenStores.over(server.factory(), Grants.KEYS).createTable().block(Sql.LIMIT);
    }

    @AfterEach
    void dropTable() {
        pools.forEach(ConnectionPool::dispose);
        Sql.run(server.factory(), "DROP TABLE lever_grants");
    }

    @Override
    protected TokenStores open() {
        ConnectionPool pool = server.pool(5);
        pools.add(pool);
        return R2dbcTokenStores.over(pool, Grants.KEYS);
    }

    @Override
    protected void restart() {
        server.stop();
        server.startAgain();
    }

    @Override
    protected void breakDown() {
        server.stop();
    }

    @Override
    protected void mend() {
        server.startAgain();
    }

    @Test
    void allOfNettyIsOfOneVersion() {
        assertThat(Version.identify().values())
                .extracting(Version::artifactVersion)
                .containsOnly("4.2.18.Final");
    }
}
