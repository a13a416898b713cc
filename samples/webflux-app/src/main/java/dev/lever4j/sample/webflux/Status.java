package dev.lever4j.sample.webflux;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.RateStatus;
import dev.lever4j.client.token.TokenStores;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How an account's connection to Lever stands. It is read from here, and asks Lever nothing. */
@RestController
final class Status {
    private final boolean connects;
    private final ObjectProvider<TokenStores> grants;
    private final Activity activity;
    private final boolean simulated;

    Status(
            Integration integration,
            ObjectProvider<TokenStores> grants,
            Activity activity,
            ObjectProvider<SimulatedCustomers> simulated) {
        this.connects = integration.credential() instanceof AppCredential.OAuth;
        this.grants = grants;
        this.activity = activity;
        this.simulated = simulated.getIfAvailable() != null;
    }

    /**
     * What is known of the grant.
     *
     * @param state {@code key} where there is none and none is needed, {@code missing}, {@code good},
     *     {@code refreshing} or {@code lost}
     */
    record Token(
            String state,
            @Nullable Instant issuedAt,
            @Nullable Instant expiresAt) {
        static final Token KEY = new Token("key", null, null);
        static final Token MISSING = new Token("missing", null, null);

        static Token of(StoredGrant grant) {
            StoredGrant.Access access = grant.access();
            String state = grant.isRefused() ? "lost" : grant.intentIsOpen() ? "refreshing" : "good";
            return access == null
                    ? new Token(state, null, null)
                    : new Token(state, access.issuedAt(), access.expiresAt());
        }
    }

    record Standing(boolean simulated, Token token, RateStatus rate, Activity.Summary activity) {}

    @GetMapping("/api/{account}/status")
    Mono<Standing> standing(@PathVariable Account account) {
        return token(account.name())
                .map(token -> new Standing(simulated, token, account.lever().rate(), activity.summary(account.name())));
    }

    private Mono<Token> token(String account) {
        return connects
                ? grants.getObject().forAccount(account).load().map(Token::of).defaultIfEmpty(Token.MISSING)
                : Mono.just(Token.KEY); // a store is opened where somebody asks for it, and there is none
    }
}
