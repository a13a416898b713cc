package dev.lever4j.r2dbc;

import dev.lever4j.auth.GrantKeys;
import io.r2dbc.h2.CloseableConnectionFactory;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;

/** A database in memory for one test. */
final class Memory implements AutoCloseable {
    private final String name = UUID.randomUUID().toString();
    private final CloseableConnectionFactory factory = H2ConnectionFactory.inMemory(name, "sa", "sa");

    private Memory() {}

    static Memory empty() {
        return new Memory();
    }

    static Memory withTable() {
        Memory memory = new Memory();
        memory.stores(Grants.KEYS).createTable().block(Sql.LIMIT);
        return memory;
    }

    ConnectionFactory factory() {
        return factory;
    }

    ConnectionFactory factory(String user) {
        return Sql.h2("mem:" + name, user);
    }

    R2dbcTokenStores stores() {
        return stores(Grants.KEYS);
    }

    R2dbcTokenStores stores(GrantKeys keys) {
        return R2dbcTokenStores.over(factory, keys);
    }

    R2dbcTokenStores stores(Watched.Watcher watcher) {
        return R2dbcTokenStores.over(Watched.over(factory, watcher), Grants.KEYS);
    }

    void run(String... statements) {
        Sql.run(factory, statements);
    }

    @Override
    public void close() {
        factory.close().block(Sql.LIMIT);
    }
}
