package dev.lever4j.tokenstore.kit;

import dev.lever4j.client.webhook.SeenDeliveries;

/** Nothing shares a memory but what is the same. */
class InMemorySeenDeliveriesTest extends SeenDeliveriesContract {
    private final SeenDeliveries seen = SeenDeliveries.inMemory();

    @Override
    protected SeenDeliveries open() {
        return seen;
    }
}
