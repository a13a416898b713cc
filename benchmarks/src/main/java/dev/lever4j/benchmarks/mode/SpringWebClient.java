package dev.lever4j.benchmarks.mode;

import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.http.codec.ClientCodecConfigurer;
import org.springframework.http.codec.json.Jackson2JsonDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Spring's WebClient and {@code expand}, as its guides have it. */
final class SpringWebClient implements Mode {
    private static final int ENOUGH = 16 << 20;

    private final WebClient http;

    private SpringWebClient(Account account, Consumer<ClientCodecConfigurer> codecs) {
        http = WebClient.builder()
                .baseUrl(account.api().toString())
                .defaultHeader("Authorization", Account.BEARER)
                .codecs(codecs)
                .build();
    }

    /** With Jackson 3; but for its limit of 256 KiB, which fails on such a page. */
    static Mode asItShips(Account account) {
        return new SpringWebClient(account, codecs -> codecs.defaultCodecs().maxInMemorySize(ENOUGH));
    }

    @SuppressWarnings(
            "removal") // Spring 7 deprecates its support of Jackson 2; applications that moved to it still have it
    static Mode withJackson2(Account account) {
        return new SpringWebClient(account, codecs -> {
            codecs.defaultCodecs().maxInMemorySize(ENOUGH);
            codecs.defaultCodecs().jackson2JsonDecoder(new Jackson2JsonDecoder());
        });
    }

    @Override
    public long read() {
        return Objects.requireNonNull(
                page("").expand(page -> page.hasNext() ? page(Objects.requireNonNull(page.next())) : Mono.empty())
                        .flatMapIterable(OwnRecords.Page::data)
                        .count()
                        .block());
    }

    private Mono<OwnRecords.Page> page(String offset) {
        return http.get().uri(Account.path(offset)).retrieve().bodyToMono(OwnRecords.Page.class);
    }
}
