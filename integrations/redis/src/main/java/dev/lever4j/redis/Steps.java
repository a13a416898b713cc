package dev.lever4j.redis;

import dev.lever4j.client.StoreThreads;
import reactor.core.scheduler.Scheduler;

/**
 * Where all that is handed to Lettuce is handed over, as it takes locks then, and where its answers are gone on with,
 * as its event loops are for more than one call. Nothing is interrupted within it.
 */
final class Steps {
    static final Scheduler THREADS = StoreThreads.named("lever-redis");

    private Steps() {}
}
