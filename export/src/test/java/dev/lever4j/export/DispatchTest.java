package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is no exception ends a dispatch all the same. */
class DispatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Ten numbers; at the sixth something is thrown. */
    private static final class Numbers implements Jobs<Integer> {
        private final String where;
        private final Error error;
        private int next;
        private boolean ended;

        Numbers(String where, Error error) {
            this.where = where;
            this.error = error;
        }

        private int checked(String here, int number) {
            if (number == 5 && here.equals(where)) {
                throw error;
            }
            return number;
        }

        @Override
        public @Nullable Mono<Landing<Integer>> next() {
            if (isOver()) {
                return null;
            }
            int number = checked("next", next++);
            return Mono.fromCallable(() -> checked("job", number)).map(done -> () -> checked("landing", number));
        }

        @Override
        public boolean isOver() {
            return next == 10;
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "job", "landing"})
    void anErrorThatIsThrownComesOutOfIt(String where) {
        for (boolean inOrder : new boolean[] {true, false}) {
            for (Error error : new Error[] {new AssertionError("as told"), new OutOfMemoryError("as told")}) {
                Numbers jobs = new Numbers(where, error);
                StepVerifier.create(new Dispatch<>(jobs, new InFlight(() -> 2, 4), inOrder))
                        .thenConsumeWhile(number -> number < 5)
                        .expectErrorSatisfies(told -> assertThat(told).isSameAs(error))
                        .verify(LIMIT);
                assertThat(jobs.ended).isTrue();
            }
        }
    }
}
