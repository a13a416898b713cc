package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.it.races.Explore;
import dev.lever4j.it.races.HandScheduler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.util.RaceTestUtils;

/** The parts of a body and the demand for them, each on a thread of its own: whoever asks for one gets it. */
class StreamTakerRacesTest {
    private static final HttpReply HEAD = new HttpReply(200, Map.of(), new byte[0]);

    /** Whoever takes the parts of one answer. */
    private static final class Reader extends BaseSubscriber<String> {
        private final List<String> got = new ArrayList<>();
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks by hand
        }

        @Override
        protected synchronized void hookOnNext(String part) {
            got.add(part);
        }

        @Override
        protected void hookOnComplete() {
            ends.incrementAndGet();
        }

        @Override
        protected void hookOnError(Throwable error) {
            ends.addAndGet(100);
        }

        synchronized List<String> got() {
            return List.copyOf(got);
        }
    }

    private static ByteBuffer part(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer part) {
        return StandardCharsets.US_ASCII.decode(part).toString();
    }

    /** @param hand the loop that what comes is read on */
    private static Flux<String> answer(HandScheduler hand, Flux<ByteBuffer> parts) {
        return StreamTaker.stream(
                hand,
                (head, its) -> its.map(StreamTakerRacesTest::text),
                false,
                taker -> taker.take(HEAD, parts).then(Mono.just(HEAD)));
    }

    @Test
    void demandThatComesAsAPartIsHandedOverIsNotForgotten() {
        Explore.rounds(number -> {
            HandScheduler hand = new HandScheduler();
            Sinks.Many<ByteBuffer> wire = Sinks.many().unicast().onBackpressureBuffer();
            Reader reader = new Reader();
            answer(hand, wire.asFlux()).subscribe(reader);
            reader.request(1);
            wire.tryEmitNext(part("a")).orThrow();
            wire.tryEmitNext(part("b")).orThrow();
            wire.tryEmitComplete().orThrow();
            RaceTestUtils.race(hand::runDue, () -> reader.request(1));
            hand.runDue();
            assertThat(reader.got()).containsExactly("a", "b");
            assertThat(reader.ends).hasValue(1);
        });
    }

    @Test
    void whoeverLeavesAsAPartComesGetsNothingTwiceAndNoEnd() {
        Explore.rounds(number -> {
            HandScheduler hand = new HandScheduler();
            Sinks.Many<ByteBuffer> wire = Sinks.many().unicast().onBackpressureBuffer();
            Reader reader = new Reader();
            answer(hand, wire.asFlux()).subscribe(reader);
            reader.request(2);
            wire.tryEmitNext(part("a")).orThrow();
            RaceTestUtils.race(hand::runDue, reader::cancel);
            hand.runDue();
            assertThat(reader.got()).isSubsetOf("a").hasSizeLessThanOrEqualTo(1);
            assertThat(reader.ends).hasValue(0);
            assertThat(wire.currentSubscriberCount()).isZero();
        });
    }

    /** A test of this test. */
    @Test
    void demandThatIsLookedAtTooEarlyIsSeen() {
        assertThatThrownBy(() -> Explore.rounds(number -> {
                    AtomicInteger demand = new AtomicInteger(1);
                    AtomicBoolean asked = new AtomicBoolean(true);
                    AtomicInteger pulled = new AtomicInteger();
                    RaceTestUtils.race(
                            () -> {
                                // a planted fault: a part is handed over, and that none is asked for is noted after
                                // the demand was looked at
                                boolean more = demand.decrementAndGet() > 0;
                                Thread.yield();
                                asked.set(false);
                                pulled.addAndGet(more ? 1 : 0);
                            },
                            () -> {
                                demand.incrementAndGet();
                                pulled.addAndGet(asked.get() ? 0 : 1);
                            });
                    assertThat(pulled).hasValue(1);
                }))
                .isInstanceOf(AssertionError.class);
    }
}
