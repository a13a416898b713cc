package dev.lever4j.contract;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.client.Paged;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Posting;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.Stage;
import dev.lever4j.model.User;
import dev.lever4j.request.PerformAs;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Exchange;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A simulated account without a rate limit to speak of, the client, and what was said between the two. */
final class Account implements AutoCloseable {
    /** No record has it. */
    static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    /** Enough for a contact that was anonymized. */
    private static final int MANY = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Simulator simulator;
    final LeverClient lever;
    private final Queue<LeverClient> others = new ConcurrentLinkedQueue<>();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    Account() {
        simulator = Simulator.builder()
                .opportunities(MANY)
                .rate(1_000_000, 1_000_000)
                .onAnswer(exchanges::add)
                .start();
        lever = client(simulator.newGrant());
    }

    private LeverClient client(String refreshToken) {
        OAuthApp app = new OAuthApp(
                simulator.app().clientId(), Secret.of(simulator.app().clientSecret()));
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
                .oauth(app, InMemoryTokenStore.of(Secret.of(refreshToken)))
                .rate(new RateLimit(100_000, 100_000))
                .build();
    }

    /** A client that may do no more than this; closed with the account. */
    LeverClient withScope(String scope) {
        LeverClient narrow = client(Consent.to(simulator, scope));
        others.add(narrow);
        return narrow;
    }

    /** What was asked and answered since the last time, in order of the answers. */
    List<Exchange> exchanges() {
        List<Exchange> all = List.copyOf(exchanges);
        exchanges.clear();
        return all;
    }

    /** A record of an opportunity, and whose it is. */
    record Owned<T>(OpportunityById owner, T value) {}

    /** The first such record of any opportunity. */
    <T> Owned<T> owned(Function<OpportunityById, Paged<T>> list, Predicate<T> wanted) {
        return first(lever.opportunities()
                .list()
                .items()
                .map(opportunity -> lever.opportunity(opportunity.id()))
                .concatMap(
                        owner -> list.apply(owner).items().filter(wanted).map(value -> new Owned<>(owner, value)), 0));
    }

    /** An active opportunity with an application, the same each time. */
    Opportunity opportunity() {
        return first(lever.opportunities()
                .list(where -> where.archived(false))
                .items()
                .filter(it -> !it.applications().isEmpty()));
    }

    /** One whose contact was anonymized, and is protected since. */
    Opportunity anonymized() {
        return first(lever.opportunities().list().items().filter(it -> Boolean.TRUE.equals(it.isAnonymized())));
    }

    /** A published posting. */
    Posting posting() {
        return first(lever.postings()
                .list(where -> where.state(PostingState.PUBLISHED))
                .items());
    }

    User user() {
        return first(lever.users().list().items());
    }

    Stage stage() {
        return first(lever.stages().list().items().skip(2));
    }

    PerformAs somebody() {
        return PerformAs.performAs(user().id());
    }

    /** The one value, for what a scene needs first. */
    static <T> T first(Publisher<T> publisher) {
        T value = Flux.from(publisher).next().block(PATIENCE);
        if (value == null) {
            throw new AssertionError("the simulated account has none of these");
        }
        return value;
    }

    @Override
    public void close() {
        others.add(lever);
        others.forEach(client -> client.closeGracefully(PATIENCE).block(PATIENCE));
        simulator.close();
    }
}
