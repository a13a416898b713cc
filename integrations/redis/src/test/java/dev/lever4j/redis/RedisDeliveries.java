package dev.lever4j.redis;

import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.tokenstore.kit.SeenDeliveriesContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Whatever is opened is closed. */
abstract class RedisDeliveries extends SeenDeliveriesContract {
    /** However slow the machine is, an answer that comes is not taken for none. */
    static final RedisStoreSettings PATIENT = RedisSeenDeliveries.DEFAULT.timeout(Grants.PATIENT.timeout());

    private final List<RedisSeenDeliveries> opened = new ArrayList<>();

    abstract RedisSeenDeliveries connect();

    @Override
    protected SeenDeliveries open() {
        RedisSeenDeliveries seen = connect();
        opened.add(seen);
        return seen;
    }

    @AfterEach
    void close() {
        opened.forEach(RedisSeenDeliveries::close);
    }
}
