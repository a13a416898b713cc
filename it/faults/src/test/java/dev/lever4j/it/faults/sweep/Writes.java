package dev.lever4j.it.faults.sweep;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Notes that are added at a server which cuts: connections in a request before it is whole, by the number of the
 * connection, and answers after it was applied, by the number of the note. It applies whatever it has read whole, but
 * for a few that it refuses.
 */
final class Writes implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(20);
    private static final Pattern NUMBER = Pattern.compile("note-(\\d+)-");
    private static final int AT_ONCE = 24;
    private static final byte[] ANSWER = Right.json("{\"data\":{\"noteId\":\"added\"}}");
    /** A request is a little longer, so that no cut waits for bytes that do not come. */
    static final int REQUEST = 300;

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

    /** @param twice whether the server applies some of them twice, for a test of this test */
    Writes(boolean twice) {
        server = new FaultServer(null, line -> serve(line, twice));
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
    List<String> wrong(int notes) {
        return Mono.justOrEmpty(Flux.range(0, notes)
                        .flatMap(this::wrongOf, AT_ONCE)
                        .collectList()
                        .block(SOON))
                .blockOptional()
                .orElseThrow();
    }

    /** What the server has read whole, in bytes. */
    int shortestRequest() {
        return server.lines().stream()
                .filter(line -> line.requests().size() == 1)
                .mapToInt(line -> line.received().length)
                .min()
                .orElseThrow();
    }

    String counts() {
        int all = applied.values().stream().mapToInt(AtomicInteger::get).sum();
        return successes + " added, " + unknown + " unknown, " + refused + " not applied; " + all + " applied";
    }

    private Mono<String> wrongOf(int number) {
        NoteBody note = NoteBody.builder("note-" + number + "-").build();
        return lever.opportunity(Right.ID).notes().create(note).materialize().mapNotNull(end -> verdict(number, end));
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

    private void serve(Line line, boolean twice) throws IOException {
        int cut = line.number() % (2 * REQUEST);
        if (cut < REQUEST) {
            line.read(cut);
            line.reset();
            return;
        }
        for (Request next = line.read(); next != null; next = line.read()) {
            Matcher number = NUMBER.matcher(next.text());
            int note = number.find() ? Integer.parseInt(number.group(1)) : -1;
            byte[] no = refusal(note);
            if (no != null) {
                line.write(no);
                continue;
            }
            applied.computeIfAbsent(note, first -> new AtomicInteger()).addAndGet(twice && note % 50 == 7 ? 2 : 1);
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

    @Override
    public void close() {
        lever.closeGracefully(Duration.ZERO).onErrorComplete().block(SOON);
        resources.closeGracefully(Duration.ZERO).onErrorComplete().block(SOON);
        server.close();
    }
}
