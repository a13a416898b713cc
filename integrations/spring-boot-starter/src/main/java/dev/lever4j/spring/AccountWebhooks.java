package dev.lever4j.spring;

import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import reactor.core.publisher.Mono;

/**
 * Webhooks of many accounts, each with signing tokens of its own. With a bean of it deliveries are taken at
 * {@code lever4j.webhooks.path} followed by a slash and the account's name, percent-encoded where it has to be. What
 * one account's deliveries are remembered by never meets another's.
 */
public interface AccountWebhooks {
    /**
     * Cold; asked with each request before anything is verified, so it should be quick, and must not block. An error is
     * answered 500, which lets Lever send the delivery again.
     *
     * @param account as the path says it, a well-formed name of an account and no more: it may be anybody's invention
     * @return knows the account's signing tokens, and takes deliveries as old as {@code SeenDeliveries} allows unless
     *     it names a window. Empty where there is no such account: that is answered 404
     */
    Mono<WebhookVerifier> verifier(String account);

    /** As {@link dev.lever4j.client.webhook.WebhookHandler#handle}, for a delivery that this account's token signed. */
    Mono<Void> handle(String account, WebhookDelivery delivery);
}
