package dev.lever4j.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
class PostgresSeenDeliveriesTest extends R2dbcDeliveries {
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

    @AfterEach
    void dropTables() {
        pools.forEach(ConnectionPool::dispose);
        Sql.run(factory(), "DROP TABLE lever_deliveries", "DROP TABLE IF EXISTS crm_deliveries");
    }

    @Override
    ConnectionFactory factory() {
        return server.factory();
    }

    @Override
    protected R2dbcSeenDeliveries open() {
        ConnectionPool pool = server.pool(5);
        pools.add(pool);
        return R2dbcSeenDeliveries.over(pool);
    }
}
