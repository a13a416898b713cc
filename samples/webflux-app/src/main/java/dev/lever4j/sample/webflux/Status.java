package dev.lever4j.sample.webflux;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RateStatus;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.simulator.Simulator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the connection to Lever stands. It is read from here, and asks Lever nothing. */
@RestController
final class Status {
    private final LeverClient lever;
    private final ObjectProvider<TokenStores> grants;
    private final Activity activity;
    private final String account;
    private final boolean simulated;

    Status(
            LeverClient lever,
            ObjectProvider<TokenStores> grants,
            Activity activity,
            @Value("${lever4j.account:default}") String account,
            ObjectProvider<Simulator> simulator) {
        this.lever = lever;
        this.grants = grants;
        this.activity = activity;
        this.account = account;
        this.simulated = simulator.getIfAvailable() != null;
    }

    /**
     * What is known of the grant.
     *
     * @param state {@code key} where there is none and none is needed, {@code missing}, {@code good},
     *     {@code refreshing} or {@code lost}
     */
    record Token(String state, @Nullable Instant expiresAt) {
        static final Token KEY = new Token("key", null);
        static final Token MISSING = new Token("missing", null);

        static Token of(StoredGrant grant) {
            StoredGrant.Access access = grant.access();
            String state = grant.isRefused() ? "lost" : grant.intentIsOpen() ? "refreshing" : "good";
            return new Token(state, access == null ? null : access.expiresAt());
        }
    }

    record Standing(boolean simulated, Token token, RateStatus rate, Activity.Account activity) {}

    @GetMapping("/api/status")
    Mono<Standing> standing() {
        return token().map(token -> new Standing(simulated, token, lever.rate(), activity.account()));
    }

    private Mono<Token> token() {
        TokenStores stores = grants.getIfAvailable();
        return stores == null
                ? Mono.just(Token.KEY)
                : stores.forAccount(account).load().map(Token::of).defaultIfEmpty(Token.MISSING);
    }
}
