package dev.lever4j.client;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.resilience.RateLimit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A Lever whose time is virtual: an account of opportunities that can be changed while it is listed, in Lever's order
 * (stage rank up, last advance down, id), with offsets that are bound to their filters. Lists under one opportunity
 * hold what a function says. Answers take as long as told.
 */
public final class VirtualLever {
    private static final int TOO_MANY = 429;

    /** One opportunity. */
    public static final class Entry {
        public final String id;
        public final long createdAt;
        public @Nullable Long updatedAt;
        public int rank;
        public long advancedAt;
        public boolean confidential;

        public Entry(String id, long createdAt, int rank, long advancedAt) {
            this.id = id;
            this.createdAt = createdAt;
            this.rank = rank;
            this.advancedAt = advancedAt;
        }
    }

    /** Listed in this order. */
    private static final Comparator<Entry> ORDER = Comparator.comparingInt((Entry entry) -> entry.rank)
            .thenComparing(entry -> entry.advancedAt, Comparator.reverseOrder())
            .thenComparing(entry -> entry.id);

    private final FakeLever fake = FakeLever.forgetful(this::answerLate);
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> lists = new HashMap<>();
    private final List<String> targets = new ArrayList<>();
    private final List<Long> sentAt = new ArrayList<>();
    private boolean keepsTargets = true;
    private int underWay;
    private int mostUnderWay;

    private Supplier<Duration> latency = () -> Duration.ZERO;
    private Function<String, HttpReply> children = path -> reply(200, page(""));
    private UnaryOperator<String> listed = json -> json;
    private @Nullable Supplier<String> date;
    private Supplier<Integer> fault = () -> 0;
    private Consumer<String> onList = query -> {};
    private UnaryOperator<String> onPage = page -> page;
    private boolean confidentialAllowed = true;
    private boolean offsetsSpoilt;
    private double perSecond = Double.MAX_VALUE;
    private double permits = 20;
    private long filledAt;
    private long throttled;

    public VirtualTimeScheduler clock() {
        return fake.clock;
    }

    public long nowMillis() {
        return fake.time.now().toEpochMilli();
    }

    public LeverClient client(RateLimit limit) {
        return LeverClient.builder()
                .environment(FakeLever.SOMEWHERE)
                .apiKey(Secret.of("key"))
                .rate(limit)
                .resources(fake.resources())
                .build();
    }

    /** One that is never made to wait. */
    public LeverClient client() {
        return client(new RateLimit(1_000_000, 1_000_000));
    }

    public VirtualLever latency(Supplier<Duration> each) {
        latency = each;
        return this;
    }

    /** What is answered below an opportunity, by path. */
    public VirtualLever children(Function<String, HttpReply> answer) {
        children = answer;
        return this;
    }

    /** What answers say that the time is; by default they do not. */
    public VirtualLever date(Supplier<String> header) {
        date = header;
        return this;
    }

    /** What becomes of an opportunity's JSON on its way into a list. */
    public VirtualLever listed(UnaryOperator<String> each) {
        listed = each;
        return this;
    }

    /** The status that a request is answered with in place of its answer; 0 for none. */
    public VirtualLever fault(Supplier<Integer> each) {
        fault = each;
        return this;
    }

    /** Told of the query of each list of opportunities before it is answered. */
    public VirtualLever onList(Consumer<String> told) {
        onList = told;
        return this;
    }

    /** What becomes of each page of opportunities before it is sent. */
    public VirtualLever onPage(UnaryOperator<String> each) {
        onPage = each;
        return this;
    }

    public VirtualLever confidentialAllowed(boolean allowed) {
        confidentialAllowed = allowed;
        return this;
    }

    /** No offset is good any more. */
    public void spoilOffsets() {
        offsetsSpoilt = true;
    }

    /** The server's own limit, with bursts of twice as much. */
    public VirtualLever limit(double requestsPerSecond) {
        perSecond = requestsPerSecond;
        permits = Math.min(permits, 2 * requestsPerSecond);
        return this;
    }

    /** A request of another consumer of the same credential, answered at once; false if that is with a 429. */
    public boolean another() {
        return takesPermit();
    }

    public VirtualLever forgetTargets() {
        keepsTargets = false;
        return this;
    }

    public void add(Entry entry) {
        entries.add(entry);
        lists.clear();
    }

    public List<Entry> entries() {
        return entries;
    }

    /** After entries were changed from outside. */
    public void changed() {
        lists.clear();
    }

    /** Path and query of each request. */
    public List<String> targets() {
        return targets;
    }

    /** When each request came, in milliseconds. */
    public List<Long> sentAt() {
        return sentAt;
    }

    public int mostUnderWay() {
        return mostUnderWay;
    }

    /** Answers of 429 of its own limit. */
    public long throttled() {
        return throttled;
    }

    public int cancelled() {
        return fake.cancelled.get();
    }

    public static HttpReply reply(int status, String json) {
        return FakeLever.reply(status, json);
    }

    public static String page(String records) {
        return "{\"data\":[" + records + "],\"hasNext\":false}";
    }

    private Mono<HttpReply> answerLate(WireRequest request) {
        String path = request.url().getRawPath().substring("/v1".length());
        String query = String.valueOf(request.url().getRawQuery());
        if (keepsTargets) {
            targets.add(path + "?" + query);
        }
        sentAt.add(nowMillis());
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        HttpReply reply = dated(answer(path, query));
        Duration late = latency.get();
        Mono<HttpReply> answer =
                late.isZero() ? Mono.just(reply) : Mono.delay(late, fake.clock).thenReturn(reply);
        return answer.doFinally(end -> underWay--);
    }

    private HttpReply dated(HttpReply reply) {
        if (date == null) {
            return reply;
        }
        Map<String, List<String>> headers = new HashMap<>(reply.headers());
        headers.put("date", List.of(date.get()));
        return new HttpReply(reply.status(), headers, reply.body());
    }

    private HttpReply answer(String path, String query) {
        if (!takesPermit()) {
            throttled++;
            return reply(TOO_MANY, "{\"code\":\"TooManyRequests\",\"message\":\"slow down\"}");
        }
        int status = fault.get();
        if (status != 0) {
            return reply(status, "{\"code\":\"Fault\",\"message\":\"as told\"}");
        }
        if (!path.equals("/opportunities")) {
            return children.apply(path);
        }
        onList.accept(query);
        return list(parameters(query));
    }

    private boolean takesPermit() {
        long now = fake.clock.now(java.util.concurrent.TimeUnit.NANOSECONDS);
        permits = Math.min(2 * perSecond, permits + (now - filledAt) / 1e9 * perSecond);
        filledAt = now;
        if (permits < 1) {
            return false;
        }
        permits--;
        return true;
    }

    private HttpReply list(Map<String, String> query) {
        String asked = query.getOrDefault("confidentiality", "non-confidential");
        if (!asked.equals("non-confidential") && !confidentialAllowed) {
            return reply(403, "{\"code\":\"Forbidden\",\"message\":\"no access to confidential data\"}");
        }
        String offset = query.remove("offset");
        int limit = Integer.parseInt(query.remove("limit"));
        List<Entry> list = lists.computeIfAbsent(query.toString(), key -> matching(query));
        int from = 0;
        if (offset != null) {
            String[] place = offset.split(",", 4);
            if (offsetsSpoilt || place.length < 4 || !place[3].equals(seal(query))) {
                return reply(400, "{\"code\":\"BadRequest\",\"message\":\"Invalid offset token\"}");
            }
            from = after(list, Integer.parseInt(place[0]), Long.parseLong(place[1]), place[2]);
        }
        int end = Math.min(list.size(), from + limit);
        String data = list.subList(from, end).stream()
                .map(VirtualLever::json)
                .map(listed)
                .collect(Collectors.joining(","));
        if (end == list.size()) {
            return reply(200, onPage.apply(page(data)));
        }
        Entry last = list.get(end - 1);
        String next = last.rank + "," + last.advancedAt + "," + last.id + "," + seal(query);
        return reply(200, onPage.apply("{\"data\":[" + data + "],\"hasNext\":true,\"next\":\"" + next + "\"}"));
    }

    private static String seal(Map<String, String> query) {
        return Integer.toHexString(query.toString().hashCode());
    }

    private List<Entry> matching(Map<String, String> query) {
        boolean all = query.getOrDefault("confidentiality", "").equals("all");
        return entries.stream()
                .filter(entry -> all || !entry.confidential)
                .filter(entry -> within(entry.createdAt, query.get("created_at_start"), query.get("created_at_end")))
                .filter(entry -> within(entry.updatedAt, query.get("updated_at_start"), query.get("updated_at_end")))
                .sorted(ORDER)
                .toList();
    }

    private static boolean within(@Nullable Long at, @Nullable String from, @Nullable String to) {
        return (from == null && to == null)
                || (at != null
                        && (from == null || at >= Long.parseLong(from))
                        && (to == null || at <= Long.parseLong(to)));
    }

    /** The first that comes after a place, whether or not a record is still there. */
    private static int after(List<Entry> list, int rank, long advancedAt, String id) {
        Entry place = new Entry(id, 0, rank, advancedAt);
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (ORDER.compare(list.get(middle), place) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static String json(Entry entry) {
        return "{\"id\":\"" + entry.id + "\",\"rank\":" + entry.rank + ",\"createdAt\":" + entry.createdAt
                + ",\"updatedAt\":" + entry.updatedAt + ",\"applications\":[{\"id\":\"a-" + entry.id
                + "\"}],\"contact\":{\"id\":\"c-" + entry.id + "\"}}";
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new java.util.TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
