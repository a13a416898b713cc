package dev.lever4j.client.admission;

import reactor.core.publisher.Mono;

/** Permits of a credential that others may draw on too. */
public interface Permits {
    /** No others: a queue's own pace is all there is. */
    Permits OWN = Mono::empty;

    /** Cold; completes when a permit has been taken, however long that is, and never errors. */
    Mono<Void> take();

    /** No more will be taken. */
    default void close() {}
}
