package dev.lever4j.benchmarks.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A {@link PageServer} in a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private final Child child;
    private final URI root;

    private ServerProcess(Child child) {
        this.child = child;
        this.root = URI.create("http://127.0.0.1:" + Objects.requireNonNull(child.line(), "the server did not start"));
    }

    /**
     * With so many pages, so long an answer takes.
     *
     * @param perSecond 0 for no limit
     */
    public static ServerProcess start(int pages, int latencyMillis, int perSecond) {
        return start(pages, latencyMillis, 0, perSecond);
    }

    /** With so many pages, each in two halves with a pause between. */
    public static ServerProcess inHalves(int pages, int pauseMillis) {
        return start(pages, 0, pauseMillis, 0);
    }

    private static ServerProcess start(int... arguments) {
        return new ServerProcess(Child.start(
                PageServer.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                Arrays.stream(arguments).mapToObj(Integer::toString).toList()));
    }

    public URI api() {
        return root.resolve("/v1");
    }

    /** How many requests were answered 429. */
    public long refused() throws Exception {
        HttpRequest question = HttpRequest.newBuilder(root.resolve("/refused")).build();
        return Long.parseLong(HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Override
    public void close() {
        child.close();
    }
}
