package dev.lever4j.it.rivals;

import dev.lever4j.it.faults.judge.Place;
import dev.lever4j.it.faults.judge.Rival;
import dev.lever4j.it.faults.judge.Seen;
import dev.lever4j.it.rivals.OwnRecords.NewNote;
import dev.lever4j.it.rivals.OwnRecords.One;
import dev.lever4j.it.rivals.OwnRecords.Opportunity;
import dev.lever4j.it.rivals.OwnRecords.Page;
import dev.lever4j.it.rivals.OwnRecords.Written;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;

/**
 * Spring's WebClient and {@code expand}, as its guides have it, and what is not 2xx or has no body is an error; Jackson
 * 3, as it ships.
 */
final class SpringWebClient implements Rival {
    private static final int ENOUGH = 16 << 20;
    private static final LoopResources LOOPS = LoopResources.create("web-client", 2, true);
    private static final Retry RETRY =
            Retry.backoff(Place.TRIES - 1, Place.WAIT).filter(SpringWebClient::passes);

    private final ConnectionProvider connections = ConnectionProvider.create("web-client", 10);
    private final WebClient http;

    SpringWebClient(Place place) throws Exception {
        HttpClient netty = HttpClient.create(connections)
                .runOn(LOOPS, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Place.TIMEOUT.toMillis())
                .responseTimeout(Place.TIMEOUT);
        if (place.trusted() != null) {
            SslContext trusting =
                    SslContextBuilder.forClient().trustManager(place.trusted()).build();
            netty = netty.secure(tls -> tls.sslContext(trusting));
        }
        http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(netty))
                .baseUrl(place.api())
                .defaultHeader("Authorization", Place.BASIC)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(ENOUGH))
                .build();
    }

    @Override
    public List<Seen> list() {
        return Objects.requireNonNull(
                page("").expand(page -> page.goesOn() ? page(Objects.requireNonNull(page.next())) : Mono.empty())
                        .flatMapIterable(Page::data)
                        .map(Opportunity::seen)
                        .collectList()
                        .block());
    }

    private Mono<Page> page(String offset) {
        String more = offset.isEmpty() ? "" : "&offset={offset}";
        return read(body(http.get().uri("/opportunities?limit=100" + more, offset), Page.class));
    }

    @Override
    public @Nullable Seen get(String id) {
        return read(body(http.get().uri("/opportunities/{id}", id), One.class))
                .map(one -> one.data().seen())
                .block();
    }

    @Override
    public @Nullable String post(String opportunity, String text) {
        return body(
                        http.post()
                                .uri("/opportunities/{id}/notes", opportunity)
                                .bodyValue(new NewNote(text)),
                        Written.class)
                .timeout(Place.TIMEOUT)
                .map(written -> written.data().noteId())
                .block();
    }

    @Override
    public void download(String opportunity, String file, Path to, long size) throws IOException {
        var content = answer(http.get().uri("/opportunities/{id}/files/{file}/download", opportunity, file))
                .bodyToFlux(DataBuffer.class);
        read(DataBufferUtils.write(content, to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING))
                .block();
        ByHand.sized(to, size);
    }

    /** By itself it lets 3xx pass. */
    private static WebClient.ResponseSpec answer(WebClient.RequestHeadersSpec<?> request) {
        return request.retrieve().onStatus(status -> !status.is2xxSuccessful(), ClientResponse::createException);
    }

    /** By itself it takes an answer without a body for nothing, and no error. */
    private static <T> Mono<T> body(WebClient.RequestHeadersSpec<?> request, Class<T> type) {
        return answer(request)
                .bodyToMono(type)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("an answer without a body")));
    }

    private static <T> Mono<T> read(Mono<T> once) {
        return once.timeout(Place.TIMEOUT).retryWhen(RETRY).timeout(Place.BOUND);
    }

    /** What the network did, and what a server says that is busy. */
    private static boolean passes(Throwable failed) {
        return failed instanceof WebClientResponseException answered
                ? HttpStatusException.passes(answered.getStatusCode().value())
                : failed instanceof WebClientRequestException
                        || failed instanceof TimeoutException
                        || failed instanceof IOException;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
