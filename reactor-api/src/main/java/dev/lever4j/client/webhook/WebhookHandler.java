package dev.lever4j.client.webhook;

import dev.lever4j.webhook.WebhookDelivery;
import reactor.core.publisher.Mono;

/** What an application does when Lever tells of something. */
@FunctionalInterface
public interface WebhookHandler {
    /**
     * Called once for a delivery, on a worker that must not be blocked; again if it failed and Lever sends the delivery
     * anew. The data of a delivery is not signed: read the record before acting on it.
     *
     * @return completes when the effect is there to stay, and only then. An error, or no end before
     *     {@link WebhookReceiver#CLAIM} has passed, when it is cancelled, lets Lever send it again
     */
    Mono<Void> handle(WebhookDelivery delivery);
}
