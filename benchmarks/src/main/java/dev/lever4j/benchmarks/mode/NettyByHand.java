package dev.lever4j.benchmarks.mode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Reactor Netty and the databind of Jackson 2, the page read whole: the leanest of what is usual. No limit is kept,
 * nothing is retried.
 */
final class NettyByHand<P> implements Mode {
    private final HttpClient http;
    private final ObjectReader reader;
    private final Function<P, List<?>> data;
    private final Function<P, @Nullable String> next;

    private NettyByHand(
            Account account,
            ObjectMapper mapper,
            Class<P> page,
            Function<P, List<?>> data,
            Function<P, @Nullable String> next) {
        this.http = HttpClient.create()
                .baseUrl(account.api().toString())
                .headers(headers -> headers.add("Authorization", Account.BEARER));
        this.reader = mapper.readerFor(page);
        this.data = data;
        this.next = next;
    }

    static Mode ownRecords(Account account) {
        return new NettyByHand<>(
                account, new ObjectMapper(), OwnRecords.Page.class, OwnRecords.Page::data, OwnRecords.Page::next);
    }

    static Mode sameRecords(Account account) {
        return new NettyByHand<>(
                account, SameRecords.MAPPER, SameRecords.Page.class, SameRecords.Page::data, SameRecords.Page::next);
    }

    @Override
    public long read() {
        return Objects.requireNonNull(page("").expand(page -> {
                    String offset = next.apply(page);
                    return offset == null ? Mono.empty() : page(offset);
                })
                .concatMapIterable(data)
                .count()
                .block());
    }

    private Mono<P> page(String offset) {
        return http.get()
                .uri(Account.path(offset))
                .responseSingle((answer, body) -> body.asByteArray().map(this::parsed));
    }

    private P parsed(byte[] body) {
        try {
            return reader.readValue(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
