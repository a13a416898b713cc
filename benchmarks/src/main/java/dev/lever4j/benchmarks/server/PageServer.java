package dev.lever4j.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Serves a list of opportunities, of which only {@code next} is made when it is asked for: ten pages come round and
 * round. Everything else is answered with a small list. Prints its port, and ends with its standard input.
 *
 * <p>Arguments: pages; latency in milliseconds; how many milliseconds the second half of an answer comes behind the
 * first; requests a second, 0 for no limit, with Lever's burst of twice as many.
 */
public final class PageServer {
    private static final String SMALL =
            "{\"data\":[{\"id\":\"applicant-new\",\"text\":\"New applicant\"}],\"hasNext\":false}";
    private static final String OFFSET = "offset=";

    private final List<ByteBuf> pages;
    private final int length;
    private final Duration latency;
    private final Duration pause;
    private final @Nullable Bucket bucket;
    private final AtomicLong refused = new AtomicLong();

    private PageServer(int length, Duration latency, Duration pause, int perSecond) {
        Pages made = new Pages(1);
        this.pages = Stream.generate(() -> prepared(made.page())).limit(10).toList();
        this.length = length;
        this.latency = latency;
        this.pause = pause;
        this.bucket = perSecond == 0 ? null : new Bucket(perSecond, 2 * perSecond);
    }

    public static void main(String[] arguments) throws IOException {
        PageServer server = new PageServer(
                Integer.parseInt(arguments[0]),
                Duration.ofMillis(Long.parseLong(arguments[1])),
                Duration.ofMillis(Long.parseLong(arguments[2])),
                Integer.parseInt(arguments[3]));
        DisposableServer bound = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(server::answer)
                .bindNow();
        System.out.println(bound.port());
        System.in.transferTo(OutputStream.nullOutputStream());
        bound.disposeNow();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().equals("/refused")) {
            return response.sendString(Mono.just(refused.toString()));
        }
        if (bucket != null && !bucket.take()) {
            refused.incrementAndGet();
            return response.status(429).send();
        }
        ByteBuf body = body(request.uri());
        response.header("Content-Type", "application/json; charset=utf-8")
                .header("Content-Length", Integer.toString(body.readableBytes()));
        Mono<Void> answer = pause.isZero() ? response.sendObject(body).then() : inHalves(response, body);
        return latency.isZero() ? answer : Mono.delay(latency).then(answer);
    }

    private Mono<Void> inHalves(HttpServerResponse response, ByteBuf body) {
        ByteBuf first = body.readRetainedSlice(body.readableBytes() / 2);
        Flux<ByteBuf> halves = Flux.just(first).concatWith(Mono.delay(pause).thenReturn(body));
        return response.send(halves, flushed -> true).then();
    }

    private ByteBuf body(String uri) {
        if (!uri.startsWith("/v1/opportunities")) {
            return text(SMALL);
        }
        int at = uri.indexOf(OFFSET);
        int page = at < 0 ? 0 : Integer.parseInt(uri, at + OFFSET.length(), at + OFFSET.length() + 7, 10);
        String end =
                page + 1 < length ? ",\"hasNext\":true,\"next\":\"" + offset(page + 1) + "\"}" : ",\"hasNext\":false}";
        return Unpooled.wrappedBuffer(pages.get(page % pages.size()).duplicate(), text(end));
    }

    /** Where a page begins: opaque to clients, and as long for each. */
    public static String offset(int page) {
        return String.format("%07d", page);
    }

    private static ByteBuf text(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Outside the heap, where it is written to a socket without being copied. */
    private static ByteBuf prepared(byte[] page) {
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer(page.length).writeBytes(page));
    }
}
