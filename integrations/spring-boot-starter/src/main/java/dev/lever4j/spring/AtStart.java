package dev.lever4j.spring;

import dev.lever4j.client.webhook.SeenDeliveriesException;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.spring.StoreOption.Opened;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Waits, while the application starts, for what must be there.
 *
 * @param what it is, such as "the store for grants"
 * @param longest how long one step may take; 0 for not asking more than has to be, and waiting for that
 */
record AtStart(String what, Duration longest) {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /**
     * Blocks until it is open, and has been tried.
     *
     * @param trial of what is open, after its own rehearsal
     * @throws LeverConfigurationException if it does not answer, or not in time; it is closed then
     */
    <T> T open(Mono<Opened<T>> opening, Function<T, Mono<Void>> trial) {
        Opened<T> opened = Objects.requireNonNull(inTime(
                opening, "Correct what lever4j.store says, or set lever4j.store.startup-timeout to a longer time."));
        try {
            if (asks()) {
                inTime(opened.rehearsal().then(trial.apply(opened.place())), opened.remedy());
            }
            return opened.place();
        } catch (LeverConfigurationException e) {
            closeQuietly(opened.place());
            throw e;
        }
    }

    private boolean asks() {
        return longest.compareTo(Duration.ZERO) > 0;
    }

    private <T> @Nullable T inTime(Mono<T> step, String remedy) {
        try {
            return asks() ? step.timeout(longest).block() : step.block();
        } catch (RuntimeException e) {
            Throwable error = Exceptions.unwrap(e);
            if (error instanceof LeverConfigurationException ours) {
                throw ours;
            }
            throw new LeverConfigurationException(what + " cannot be used: " + why(error), remedy, error);
        }
    }

    /** Ours hold no secret; what others say may. */
    private static String why(Throwable error) {
        if (error instanceof TokenStoreException || error instanceof SeenDeliveriesException) {
            return error.getMessage() + ".";
        }
        return error instanceof TimeoutException
                ? "it took longer than lever4j.store.startup-timeout."
                : "it failed with " + error.getClass().getName() + ".";
    }

    private static void closeQuietly(@Nullable Object place) {
        if (place instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.debug("what does not answer could not be closed", e);
            }
        }
    }
}
