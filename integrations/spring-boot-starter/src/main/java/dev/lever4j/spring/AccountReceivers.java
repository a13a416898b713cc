package dev.lever4j.spring;

import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.webhook.Receipt;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookReceiver;
import reactor.core.publisher.Mono;

/** A receiver for each account that the application knows. */
record AccountReceivers(AccountWebhooks webhooks, SeenDeliveries seen) {
    /** Cold; empty where there is no such account. Never errors. */
    Mono<Receipt> receive(String account, byte[] body) {
        return receiver(account)
                .flatMap(receiver -> receiver.receive(body))
                .onErrorResume(error -> Mono.just(new Receipt.Failed(error)));
    }

    private Mono<WebhookReceiver> receiver(String account) {
        return AccountName.is(account) ? Mono.defer(() -> known(account)) : Mono.empty();
    }

    private Mono<WebhookReceiver> known(String account) {
        SeenDeliveries own = AccountDeliveries.of(account, seen);
        return webhooks.verifier(account)
                .map(verifier -> WebhookReceiver.of(verifier, own, delivery -> webhooks.handle(account, delivery)));
    }
}
