package dev.lever4j.benchmarks.mode;

import dev.lever4j.benchmarks.server.PageServer;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The floor: fetches the bytes of all pages and throws them away. That it must know the offsets makes it cheaper still.
 */
final class NettyDiscard implements Mode {
    private final HttpClient http;
    private final int pages;

    NettyDiscard(Account account) {
        this.http = HttpClient.create()
                .baseUrl(account.api().toString())
                .headers(headers -> headers.add("Authorization", Account.BEARER));
        this.pages = account.pages();
    }

    @Override
    public long read() {
        return Objects.requireNonNull(Flux.range(0, pages)
                .concatMap(this::page, 0)
                .count()
                .map(read -> read * 100)
                .block());
    }

    private Mono<Integer> page(int number) {
        return http.get()
                .uri(Account.path(PageServer.offset(number)))
                .responseContent()
                .then(Mono.just(number));
    }
}
