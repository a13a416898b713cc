package dev.lever4j.client.simulated;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.changes.Change;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.OpportunityDeleted;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookReceiver;
import dev.lever4j.model.ArchiveReasonType;
import dev.lever4j.model.Archived;
import dev.lever4j.model.Note;
import dev.lever4j.model.Opportunity;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/** What the guides to webhooks, changes and many accounts show. */
final class SyncGuideExample {
    final Copy copy = new Copy();
    final Queue<String> congratulated = new ConcurrentLinkedQueue<>();

    /** A copy in the place of a database, whose transactions keep the position too. */
    static final class Copy {
        final Map<String, Opportunity> opportunities = new ConcurrentHashMap<>();
        final Map<String, List<Note>> notes = new ConcurrentHashMap<>();
        private volatile String position = "";

        Mono<Void> save(List<Opportunity> changed, List<String> deleted, String newPosition) {
            return Mono.fromRunnable(() -> {
                changed.forEach(one -> opportunities.put(one.id(), one));
                deleted.forEach(opportunities::remove);
                position = newPosition;
            });
        }

        Mono<Void> saveNotes(String opportunity, List<Note> all) {
            return Mono.fromRunnable(() -> notes.put(opportunity, all));
        }

        Mono<String> position() {
            return Mono.fromSupplier(() -> position);
        }
    }

    // begin follow
    Flux<ChangeSet> follow(LeverClient lever, ChangePosition begin) {
        return copy.position()
                .map(saved -> saved.isEmpty() ? begin : ChangePosition.parse(saved))
                .flatMapMany(
                        from -> lever.changes(from).every(Duration.ofMinutes(1)).follow())
                .concatMap(set -> apply(set).thenReturn(set), 1);
    }

    private Mono<Void> apply(ChangeSet set) {
        List<Opportunity> changed = only(set, OpportunityChanged.class)
                .map(OpportunityChanged::opportunity)
                .toList();
        List<String> deleted =
                only(set, OpportunityDeleted.class).map(Change::id).toList();
        return copy.save(changed, deleted, set.position().toString()); // one transaction
    }
    // end follow

    private static <T> Stream<T> only(ChangeSet set, Class<T> kind) {
        return set.changes().stream().filter(kind::isInstance).map(kind::cast);
    }

    // begin children
    Mono<Void> night(LeverClient lever, ChangePosition from) {
        return lever.changes(from)
                .rescan(Rescan.active(Duration.ofHours(20))) // in each night, though one begins earlier than the last
                .once()
                .concatMap(set -> notesOf(lever, set).then(apply(set)), 1)
                .then();
    }

    private Mono<Void> notesOf(LeverClient lever, ChangeSet set) {
        return Flux.fromStream(only(set, OpportunityChanged.class))
                .map(Change::id)
                .flatMap(
                        id -> lever.opportunity(id)
                                .notes()
                                .list()
                                .items()
                                .collectList()
                                .flatMap(notes -> copy.saveNotes(id, notes)),
                        8)
                .then();
    }
    // end children

    // begin receive
    WebhookReceiver receiver(LeverClient lever, SeenDeliveries seen, Secret... signingTokens) {
        WebhookVerifier verifier = WebhookVerifier.of(signingTokens);
        return WebhookReceiver.of(verifier, seen, delivery -> handle(lever, delivery));
    }

    Mono<Void> handle(LeverClient lever, WebhookDelivery delivery) {
        return lever.webhooks()
                .opportunityOf(delivery) // what the delivery says is not signed: read the record
                .filterWhen(now -> isHired(lever, now))
                .flatMap(now -> congratulate(now.id()));
    }

    private static Mono<Boolean> isHired(LeverClient lever, Opportunity now) {
        return Mono.justOrEmpty(now.archived())
                .mapNotNull(Archived::reason)
                .flatMap(lever.archiveReasons()::get)
                .map(reason -> ArchiveReasonType.HIRED.equals(reason.type()))
                .defaultIfEmpty(false);
    }
    // end receive

    private Mono<Void> congratulate(String id) {
        return Mono.fromRunnable(() -> congratulated.add(id));
    }

    // begin hints
    private final Sinks.Many<WebhookDelivery> hints = Sinks.many().multicast().directBestEffort();

    Mono<Void> hint(WebhookDelivery delivery) {
        return Mono.fromRunnable(() -> hints.emitNext(delivery, EmitFailureHandler.busyLooping(Duration.ofSeconds(1))));
    }

    Flux<ChangeSet> followClosely(LeverClient lever, ChangePosition from) {
        return lever.changes(from)
                .hints(hints.asFlux())
                .every(Duration.ofMinutes(10))
                .follow();
    }
    // end hints

    // begin accounts
    static LeverClients customers(LeverResources resources, OAuthApp app, TokenStores grants) {
        return LeverClients.of(resources, account -> LeverClient.builder().oauth(app, grants.forAccount(account)));
    }
    // end accounts
}
