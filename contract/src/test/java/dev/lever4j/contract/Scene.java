package dev.lever4j.contract;

import dev.lever4j.endpoint.Endpoint;
import org.reactivestreams.Publisher;

/**
 * One operation as a user of the client calls it: once so that Lever does it, once so that it is refused, by Lever or
 * before the network.
 *
 * @param refusedWith the kind of error of the refusal, thrown or signalled
 */
record Scene(Endpoint endpoint, Act success, Class<? extends Throwable> refusedWith, Act refusal) {
    /** What is called, with an account to call it on. May call and block for what it needs first. */
    interface Act {
        Publisher<?> on(Account account);
    }

    static Draft of(Endpoint endpoint, Act success) {
        return new Draft(endpoint, success);
    }

    /** A scene whose refusal is still to be said. */
    record Draft(Endpoint endpoint, Act success) {
        Scene refused(Class<? extends Throwable> with, Act refusal) {
            return new Scene(endpoint, success, with, refusal);
        }
    }

    @Override
    public String toString() {
        return endpoint.label();
    }
}
