package dev.lever4j.client.changes;

import dev.lever4j.model.WebhookData;
import dev.lever4j.webhook.WebhookDelivery;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Opportunities that somebody said have changed, each once, until they are read. None of them is needed: the lists tell
 * of all of them too, later. So those that are too many are dropped.
 */
final class Hints implements Disposable {
    private static final int MOST = 10_000;

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Disposable source;
    private Sinks.@Nullable One<String> taker;

    Hints(Flux<WebhookDelivery> deliveries) {
        this.source = deliveries.onErrorComplete().subscribe(this::told);
    }

    /** Cold; the next one, however long that takes. */
    Mono<String> next() {
        return Mono.defer(() -> {
            synchronized (waiting) {
                String first = poll();
                if (first != null) {
                    return Mono.just(first);
                }
                Sinks.One<String> one = Sinks.one();
                taker = one;
                return one.asMono().doOnCancel(() -> left(one));
            }
        });
    }

    /** Cold; the next one if it is there already. */
    Mono<String> nextNow() {
        return Mono.fromSupplier(this::poll);
    }

    @Override
    public void dispose() {
        source.dispose();
    }

    private @Nullable String poll() {
        synchronized (waiting) {
            Iterator<String> first = waiting.iterator();
            String id = first.hasNext() ? first.next() : null;
            waiting.remove(id);
            return id;
        }
    }

    private void told(WebhookDelivery delivery) {
        if (delivery.data() instanceof WebhookData.OfOpportunity named) {
            Sinks.One<String> one = takerOrKeep(named.opportunityId());
            if (one != null) {
                one.emitValue(named.opportunityId(), Sinks.EmitFailureHandler.FAIL_FAST);
            }
        }
    }

    private Sinks.@Nullable One<String> takerOrKeep(String id) {
        synchronized (waiting) {
            Sinks.One<String> one = taker;
            taker = null;
            if (one == null && waiting.size() < MOST) {
                waiting.add(id);
            }
            return one;
        }
    }

    private void left(Sinks.One<String> one) {
        synchronized (waiting) {
            if (taker == one) {
                taker = null;
            }
        }
    }
}
