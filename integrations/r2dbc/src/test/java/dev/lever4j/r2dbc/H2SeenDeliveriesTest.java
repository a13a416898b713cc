package dev.lever4j.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.AfterEach;

class H2SeenDeliveriesTest extends R2dbcDeliveries {
    private final Memory memory = Memory.empty();

    @AfterEach
    void end() {
        memory.close();
    }

    @Override
    ConnectionFactory factory() {
        return memory.factory();
    }

    @Override
    protected R2dbcSeenDeliveries open() {
        return R2dbcSeenDeliveries.over(Watched.over(memory.factory(), H2MemoryTokenStoresTest::mayBlock));
    }
}
