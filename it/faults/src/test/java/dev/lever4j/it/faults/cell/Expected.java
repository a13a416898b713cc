package dev.lever4j.it.faults.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.LeverException;
import java.util.function.Consumer;

/** What may be asked of an outcome. */
public final class Expected {
    private Expected() {}

    public static Consumer<Outcome> right(Op op) {
        return outcome -> {
            if (outcome.error() != null) {
                throw new AssertionError("expected right data", outcome.error());
            }
            assertThat(op.right().equals(outcome.value()))
                    .as("the data is right")
                    .isTrue();
        };
    }

    /** Other right data than usual. */
    public static Consumer<Outcome> value(String right) {
        return outcome -> {
            if (outcome.error() != null) {
                throw new AssertionError("expected right data", outcome.error());
            }
            assertThat(outcome.value()).isEqualTo(right);
        };
    }

    public static Consumer<Outcome> error(Class<? extends LeverException> type) {
        return outcome -> {
            if (outcome.error() == null) {
                throw new AssertionError("expected " + type.getSimpleName() + ", and it was a success");
            }
            if (outcome.error().getClass() != type) {
                throw new AssertionError("expected " + type.getSimpleName(), outcome.error());
            }
            assertThat(outcome.files()).as("files left behind").isEmpty();
        };
    }

    public static Consumer<Outcome> because(Class<? extends LeverException> type) {
        return outcome -> {
            Throwable cause = outcome.error() == null ? null : outcome.error().getCause();
            if (cause == null || cause.getClass() != type) {
                throw new AssertionError("expected because of " + type.getSimpleName(), outcome.error());
            }
        };
    }

    /** Requests of those that are meant; a refresh that brought nothing is followed by none. */
    public static Consumer<Outcome> requests(Op op, int count) {
        return op == Op.REFRESH
                ? sent(-1, count)
                        .andThen(outcome -> assertThat(outcome.server().apiRequests())
                                .as("requests to the API")
                                .hasSize(outcome.error() == null ? 1 : 0))
                : sent(count, -1);
    }

    /** Right data after so many requests, or after one more: whether the first one is answered is up to the system. */
    public static Consumer<Outcome> rightAfter(Op op, int requests) {
        return right(op).andThen(either(requests(op, requests), requests(op, requests + 1)));
    }

    /** What the error says of how often it was tried. */
    public static Consumer<Outcome> tries(int count) {
        return outcome -> assertThat(outcome.error())
                .isInstanceOfSatisfying(
                        LeverException.class,
                        error -> assertThat(error.tried().orElseThrow().sends())
                                .as("tries")
                                .isEqualTo(count));
    }

    /** Requests to the API and to the token endpoint; -1 for any number. */
    public static Consumer<Outcome> sent(int api, int tokens) {
        return outcome -> {
            if (api >= 0) {
                assertThat(outcome.server().apiRequests())
                        .as("requests to the API")
                        .hasSize(api);
            }
            if (tokens >= 0) {
                assertThat(outcome.server().tokenRequests())
                        .as("requests for a token")
                        .hasSize(tokens);
            }
        };
    }

    /** The one or the other. */
    public static Consumer<Outcome> either(Consumer<Outcome> one, Consumer<Outcome> other) {
        return outcome -> {
            try {
                one.accept(outcome);
            } catch (AssertionError notThat) {
                try {
                    other.accept(outcome);
                } catch (AssertionError norThat) {
                    norThat.addSuppressed(notThat);
                    throw norThat;
                }
            }
        };
    }
}
