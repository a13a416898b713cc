package dev.lever4j.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every request, in order of arrival. An answer is entered before its first byte is sent, so that who has seen an
 * answer finds it here. The last {@value #KEPT} entries are kept; the counters count all since the start or the last
 * {@link #clear()}.
 *
 * <p>Paths are as on the wire: {@code /v1/opportunities}, {@code /oauth/token}. Thread-safe.
 */
public final class Ledger {
    static final String TOKEN_PATH = "/oauth/token";
    private static final int KEPT = 20_000;

    private final Clock clock;
    private final LongSupplier reuses;
    private final ToLongFunction<String> reusesOf;
    private final Deque<Visit> visits = new ArrayDeque<>();
    private long sequence;
    private long rateLimited;
    private long reusesBefore;
    private int tokenRequestsInFlight;
    private int maxConcurrentTokenRequests;

    /**
     * One request.
     *
     * @param authorization the header as it came, or ""
     * @param query the raw query, or ""
     * @param status 0 while unanswered, -1 where the connection was cut instead
     * @param answeredAt null while unanswered
     */
    public record Entry(
            long sequence,
            Instant at,
            String method,
            String path,
            String query,
            String authorization,
            String body,
            int status,
            Map<String, List<String>> headers,
            @Nullable Instant answeredAt) {
        /** Without headers and body: they carry secrets. */
        @Override
        public String toString() {
            return "#" + sequence + " " + method + " " + path + (query.isEmpty() ? "" : "?" + query) + " -> " + status;
        }
    }

    /** The place of one request until it is answered. */
    final class Visit {
        private Entry entry;

        private Visit(Entry entry) {
            this.entry = entry;
        }

        void answered(int status) {
            answer(this, status);
        }
    }

    Ledger(Clock clock, LongSupplier reuses, ToLongFunction<String> reusesOf) {
        this.clock = clock;
        this.reuses = reuses;
        this.reusesOf = reusesOf;
    }

    synchronized Visit arrived(
            String method, String path, String query, Map<String, List<String>> headers, String body) {
        String authorization = String.join("", headers.getOrDefault("Authorization", List.of()));
        Visit visit = new Visit(
                new Entry(++sequence, clock.instant(), method, path, query, authorization, body, 0, headers, null));
        visits.add(visit);
        if (visits.size() > KEPT) {
            visits.remove();
        }
        if (path.equals(TOKEN_PATH)) {
            tokenRequestsInFlight++;
            maxConcurrentTokenRequests = Math.max(maxConcurrentTokenRequests, tokenRequestsInFlight);
        }
        return visit;
    }

    private synchronized void answer(Visit visit, int status) {
        Entry was = visit.entry;
        visit.entry = new Entry(
                was.sequence(),
                was.at(),
                was.method(),
                was.path(),
                was.query(),
                was.authorization(),
                was.body(),
                status,
                was.headers(),
                clock.instant());
        rateLimited += status == 429 ? 1 : 0;
        tokenRequestsInFlight -= was.path().equals(TOKEN_PATH) ? 1 : 0;
    }

    public synchronized List<Entry> entries() {
        return visits.stream().map(visit -> visit.entry).toList();
    }

    public List<Entry> entries(Predicate<Entry> which) {
        return entries().stream().filter(which).toList();
    }

    /** How many requests with this method and exactly this path arrived. */
    public long count(String method, String path) {
        return entries(entry -> entry.method().equals(method) && entry.path().equals(path))
                .size();
    }

    /** Requests to the token endpoint. */
    public List<Entry> tokenRequests() {
        return entries(entry -> entry.path().equals(TOKEN_PATH));
    }

    /** Requests to the Data API. */
    public List<Entry> apiRequests() {
        return entries(entry -> entry.path().startsWith("/v1/"));
    }

    /** How many answers of 429 were given, injected ones included. */
    public synchronized long rateLimited() {
        return rateLimited;
    }

    /** The most token requests that were ever unanswered at one time. */
    public synchronized int maxConcurrentTokenRequests() {
        return maxConcurrentTokenRequests;
    }

    /** How often a spent refresh token was shown again, within the rotation grace or not. */
    public synchronized long refreshTokenReuses() {
        return reuses.getAsLong() - reusesBefore;
    }

    /**
     * How often this refresh token was shown again after it had been spent, ever.
     *
     * @throws IllegalArgumentException if it was never given out
     */
    public long refreshTokenReuses(String refreshToken) {
        return reusesOf.applyAsLong(refreshToken);
    }

    /** Forgets all entries and starts the counters afresh; sequence numbers go on. */
    public synchronized void clear() {
        visits.clear();
        rateLimited = 0;
        reusesBefore = reuses.getAsLong();
        maxConcurrentTokenRequests = tokenRequestsInFlight;
    }
}
