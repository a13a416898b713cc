package dev.lever4j.sample.webflux;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.spring.LeverConnectPolicy;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Which account is connected: the one whose button was pressed, so long as it has no grant that Lever accepts. There is
 * no login here, so the page says which; an application of yours takes it from the login, and lets nobody choose.
 */
@Component
final class Consent implements LeverConnectPolicy {
    private static final String CHOSEN = Consent.class.getName();

    private final Accounts accounts;
    private final ObjectProvider<TokenStores> grants;
    private final String first;

    Consent(Accounts accounts, ObjectProvider<TokenStores> grants, @Value("${lever4j.account:default}") String first) {
        this.accounts = accounts;
        this.grants = grants;
        this.first = first;
    }

    // begin consent
    @Override
    public Mono<String> account(ServerRequest request) {
        return request.session()
                .flatMap(session -> asked(request)
                        .map(name -> free(name)
                                .doOnNext(mayBe -> session.getAttributes().put(CHOSEN, mayBe)))
                        .orElseGet(() -> free(session.getAttributeOrDefault(CHOSEN, first))));
    }

    /** Lever sends the browser back without saying whose account it is; the session knows. */
    private static Optional<String> asked(ServerRequest request) {
        return request.method().equals(HttpMethod.POST) ? request.queryParam("account") : Optional.empty();
    }

    private Mono<String> free(String account) {
        return Mono.just(account).filter(accounts::has).filterWhen(this::isFree);
    }

    private Mono<Boolean> isFree(String account) {
        return grants.getObject()
                .forAccount(account)
                .load()
                .map(StoredGrant::isRefused)
                .defaultIfEmpty(true);
    }
    // end consent
}
