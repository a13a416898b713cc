package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.Contact;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WebhookData;
import dev.lever4j.request.Query;
import dev.lever4j.request.WebhookBody;
import dev.lever4j.request.WebhookUpdatesBody;
import dev.lever4j.webhook.WebhookDelivery;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Where Lever sends its events. Those made by the API can only be changed by the API, those made in Lever only there; a
 * Super Admin must switch a kind of event on before any is sent (documented).
 */
public final class Webhooks {
    private final Calls calls;

    Webhooks(Calls calls) {
        this.calls = calls;
    }

    /**
     * All of them, in one page, without what they are signed with (seen live). See {@link Paged} for demand, threads
     * and errors.
     */
    public Paged<Webhook> list() {
        return calls.list(Endpoints.LIST_WEBHOOKS, Webhook.class, Query.empty());
    }

    /**
     * Makes a webhook. Emits it with the token that its deliveries are signed with, in
     * {@code configuration().signatureToken()}: no other answer has it, so keep it (seen live).
     */
    public Mono<Webhook> create(WebhookBody webhook) {
        return calls.written(Endpoints.CREATE_WEBHOOK, Webhook.class, webhook);
    }

    /** Changes webhooks at once. Emits those that Lever answers with. */
    public Mono<List<Webhook>> update(WebhookUpdatesBody updates) {
        return calls.writtenAll(Endpoints.UPDATE_WEBHOOKS, Webhook.class, updates);
    }

    /** As {@link #update(WebhookUpdatesBody)}; said in place: {@code update(of -> of.webhook(id, url))}. */
    public Mono<List<Webhook>> update(UnaryOperator<WebhookUpdatesBody.Builder> updates) {
        return update(updates.apply(WebhookUpdatesBody.builder()).build());
    }

    /**
     * Reads the opportunity that a delivery names, as it is now: what a delivery says of it is not signed. Empty if it
     * names none, or one that is no longer there.
     */
    public Mono<Opportunity> opportunityOf(WebhookDelivery delivery) {
        return delivery.data() instanceof WebhookData.OfOpportunity named
                ? still(() -> new OpportunityById(calls, named.opportunityId()).get())
                : Mono.empty();
    }

    /** As {@link #opportunityOf}, for events about a person. */
    public Mono<Contact> contactOf(WebhookDelivery delivery) {
        return delivery.data() instanceof WebhookData.OfContact named
                ? still(() -> new Contacts(calls).get(named.contactId()))
                : Mono.empty();
    }

    /** An id that was made up is refused before anything is sent; to the caller it names nothing. */
    private static <T> Mono<T> still(Supplier<Mono<T>> read) {
        return Mono.defer(() -> {
                    try {
                        return read.get();
                    } catch (IllegalArgumentException noId) {
                        return Mono.empty();
                    }
                })
                .onErrorResume(LeverException::isNotFound, gone -> Mono.empty());
    }

    /**
     * Deletes a webhook. Completes when it is done, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id) {
        return calls.done(Endpoints.DELETE_WEBHOOK, null, id);
    }
}
