package dev.lever4j.it.faults.soak;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.error.LeverException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * Many requests to a {@link FaultyServer}, in rounds, with a look after each at what is left. Ends with an error where
 * a call ends in anything but a record or a {@code LeverException}, where what is left grows, or where something is
 * left once the client is closed.
 */
final class Soak {
    private static final int ROUNDS = 20;
    private static final int AT_ONCE = 64;
    private static final Duration LONGEST = Duration.ofHours(2);
    /**
     * What collectors, pools and compiled code move by; the rounds of a leak of one object a request would differ by
     * more.
     */
    private static final long NOISE = 2 << 20;

    private final Runnable each;
    private final Map<String, Long> ends = new TreeMap<>();
    private final List<Rest> rests = new ArrayList<>();

    /** @param each is done after each call, for a test of this one */
    Soak(Runnable each) {
        this.each = each;
    }

    /** Arguments: requests. */
    public static void main(String[] arguments) throws Exception {
        LeakCount.install();
        new Soak(() -> {}).run(Long.parseLong(arguments[0]));
        System.exit(0);
    }

    /** What was found wrong is thrown. */
    void run(long requests) throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            // the threads of Reactor's schedulers, which stay
            with(server, lever -> round(lever, 1_000));
            ends.clear();
            Rest before = Rest.after(0);
            System.out.println(
                    "| requests | heap after GC, MiB | direct, MiB | threads | descriptors |\n|---|---|---|---|---|");
            with(server, lever -> rounds(lever, requests / ROUNDS));
            Rest after = Rest.after(requests);
            System.out.println("\nbefore, and once closed:\n" + before.row() + "\n" + after.row() + "\nends: " + ends);
            check(before, after);
        }
    }

    private static void with(ServerProcess server, Consumer<LeverClient> work) {
        LeverResources resources = LeverResources.builder().build();
        LeverClient lever = client(server.url(), resources);
        work.accept(lever);
        lever.closeGracefully(Duration.ZERO).onErrorComplete().block(LONGEST);
        resources.closeGracefully(Duration.ZERO).onErrorComplete().block(LONGEST);
    }

    private void rounds(LeverClient lever, long calls) {
        for (int round = 1; round <= ROUNDS; round++) {
            round(lever, calls);
            rests.add(Rest.after(round * calls));
            System.out.println(rests.get(round - 1).row());
        }
    }

    private void round(LeverClient lever, long calls) {
        Flux.range(0, (int) calls)
                .flatMap(call -> lever.stages().get("lead-new").materialize(), AT_ONCE)
                .doOnNext(this::count)
                .then()
                .block(LONGEST);
    }

    private void count(Signal<?> end) {
        Throwable error = end.getThrowable();
        if (error != null && !(error instanceof LeverException)) {
            throw new IllegalStateException("a call ended in what is no LeverException", error);
        }
        each.run();
        ends.merge(error == null ? "record" : error.getClass().getSimpleName(), 1L, Long::sum);
    }

    private void check(Rest before, Rest after) {
        require(LeakCount.found() == 0, "buffers leaked: " + LeakCount.found() + " of those that were looked at");
        require(growth() <= NOISE, "the heap grows: by " + growth() + " bytes from its middle third to its last");
        require(after.threads() <= before.threads() + 2, "threads are left: " + (after.threads() - before.threads()));
        require(
                after.descriptors() <= before.descriptors() + 4,
                "descriptors are left: " + (after.descriptors() - before.descriptors()));
        Rest first = rests.get(ROUNDS / 3);
        Rest last = rests.get(ROUNDS - 1);
        require(
                last.direct() <= first.direct() + (8 << 20),
                "direct memory grows: by " + (last.direct() - first.direct()));
    }

    private long growth() {
        return median(rests.subList(2 * ROUNDS / 3, ROUNDS)) - median(rests.subList(ROUNDS / 3, 2 * ROUNDS / 3));
    }

    private static long median(List<Rest> of) {
        return of.stream()
                .mapToLong(Rest::heap)
                .sorted()
                .skip(of.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static LeverClient client(URI server, LeverResources resources) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server, server))
                .apiKey(Secret.of(Canaries.KEY))
                .resources(resources)
                .rate(new RateLimit(1_000_000, 1_000_000))
                .retry(new RetryPolicy(
                        3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 1_000_000, 1, 1))
                .build();
    }
}
