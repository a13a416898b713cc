package dev.lever4j.it.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Request;
import dev.lever4j.request.NoteBody;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Notes that are added at a server which cuts: a connection in its first request, by the number of the connection after
 * each byte of it but the last, and answers after it was applied, by the number of the note. It applies whatever it has
 * read whole, but for a few that it refuses. Judged is what it has applied once it has read all that was sent.
 */
final class Writes implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(20);
    private static final Pattern NUMBER = Pattern.compile("note-(\\d+)-");
    private static final int AT_ONCE = 24;
    private static final byte[] ANSWER = Right.json("{\"data\":{\"noteId\":\"added\"}}");
    /** So that all requests are of one length. */
    private static final String DIGITS = "%07d";

    private static final byte[] BAD = Right.http("400 Bad Request", "application/json", Right.bytes("{}"));
    private static final byte[] SLOWLY =
            Right.http("HTTP/1.1 429 Slowly\r\nRetry-After: 0\r\nContent-Length: 2", Right.bytes("{}"));

    private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> applied = new ConcurrentHashMap<>();
    private final AtomicInteger successes = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final LeverResources resources = LeverResources.builder().build();
    private final FaultServer server;
    private final LeverClient lever;
    private final Planted planted;
    /** Of the first request, by which the others are cut. */
    private final AtomicInteger length = new AtomicInteger();

    private final Set<Integer> cuts = ConcurrentHashMap.newKeySet();

    /** What a server, or a client, does wrong, for a test of this test. */
    enum Planted {
        NOTHING,
        APPLIED_TWICE,
        /** Applied, and answered as if it had not been. */
        WRONGLY_REFUSED
    }

    Writes(Planted planted) {
        this.planted = planted;
        server = new FaultServer(null, this::serve);
        lever = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server.url(), server.url()))
                .apiKey(Secret.of(Canaries.KEY))
                .resources(resources)
                .rate(new RateLimit(1_000_000, 1_000_000))
                .retry(new RetryPolicy(
                        3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 1_000_000, 1, 1))
                .build();
    }

    /** What went wrong, in words; of each note that was asked for once. */
    List<String> wrong(int notes) throws InterruptedException {
        Map<Integer, Signal<?>> ends = new ConcurrentHashMap<>();
        assertThat(add(-1).block(SOON)).isNotNull();
        Flux.range(0, notes)
                .flatMap(number -> add(number).doOnNext(end -> ends.put(number, end)), AT_ONCE)
                .then()
                .block(SOON);
        // what was sent may be read after the client has given up on it
        closeClient();
        assertThat(server.leftOpen(SOON.toMillis())).isZero();
        return IntStream.range(0, notes)
                .mapToObj(number -> verdict(number, Objects.requireNonNull(ends.get(number))))
                .filter(Objects::nonNull)
                .toList();
    }

    /** After how many bytes of a request a connection was ended. */
    Set<Integer> cuts() {
        return cuts;
    }

    /** Of a whole request, in bytes. */
    int length() {
        return length.get();
    }

    String counts() {
        int all = applied.values().stream().mapToInt(AtomicInteger::get).sum();
        return successes + " added, " + unknown + " unknown, " + refused + " not applied; " + all + " applied, "
                + cuts.size() + " places of a request of " + length + " bytes cut";
    }

    private Mono<Signal<?>> add(int number) {
        NoteBody note = NoteBody.builder("note-" + String.format(DIGITS, number + 1) + "-")
                .build();
        return lever.opportunity(Right.ID).notes().create(note).materialize().map(end -> end);
    }

    private @Nullable String verdict(int number, Signal<?> end) {
        int times = applied.getOrDefault(number, new AtomicInteger()).get();
        Throwable error = end.getThrowable();
        (error == null ? successes : error instanceof OutcomeUnknownException ? unknown : refused).incrementAndGet();
        if (times > 1) {
            return "note " + number + " was applied " + times + " times";
        }
        if (error == null) {
            return times == 1 ? null : "note " + number + " is said to be added, and is not";
        }
        // any other error says that nothing was done
        return error instanceof OutcomeUnknownException || times == 0
                ? null
                : "note " + number + " was applied, and the error says that it was not: " + error;
    }

    private void serve(Line line) throws IOException {
        int whole = length.get();
        int cut = whole == 0 ? 0 : line.number() % (2 * whole);
        if (whole > 0 && cut < whole) {
            cuts.add(cut);
            line.read(cut);
            line.reset();
            return;
        }
        for (Request next = line.read(); next != null; next = line.read()) {
            length.compareAndSet(0, line.size());
            Matcher number = NUMBER.matcher(next.text());
            int note = number.find() ? Integer.parseInt(number.group(1)) - 1 : -1;
            if (note < 0) {
                line.write(ANSWER);
                continue;
            }
            if (planted == Planted.WRONGLY_REFUSED && note % 50 == 7) {
                applied.computeIfAbsent(note, first -> new AtomicInteger()).incrementAndGet();
                line.write(BAD);
                continue;
            }
            byte[] no = refusal(note);
            if (no != null) {
                line.write(no);
                continue;
            }
            applied.computeIfAbsent(note, first -> new AtomicInteger())
                    .addAndGet(planted == Planted.APPLIED_TWICE && note % 50 == 7 ? 2 : 1);
            int bytes = Math.min(ANSWER.length, note % (2 * ANSWER.length));
            line.write(ANSWER, 0, bytes);
            if (bytes < ANSWER.length) {
                if (note % 2 == 0) {
                    line.reset();
                }
                return;
            }
        }
    }

    /** Some are refused for good, and some once, without being applied. */
    private byte @Nullable [] refusal(int note) {
        // rarely, since after each the client slows down
        if (note % 997 == 5 && asked.add(note)) {
            return SLOWLY;
        }
        return note % 13 == 3 ? BAD : null;
    }

    private void closeClient() {
        lever.closeGracefully(Duration.ZERO).onErrorComplete().block(SOON);
        resources.closeGracefully(Duration.ZERO).onErrorComplete().block(SOON);
    }

    @Override
    public void close() {
        closeClient();
        server.close();
    }
}
