package dev.lever4j.sample.webflux;

import dev.lever4j.client.LeverClient;
import dev.lever4j.model.Contact;
import dev.lever4j.model.WebhookData;
import dev.lever4j.sample.webflux.Happening.About;
import dev.lever4j.sample.webflux.Happening.Who;
import dev.lever4j.spring.AccountWebhooks;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What Lever sends to {@code /lever/webhooks/{account}}; the starter has verified it, and calls once for each. */
@Component
final class Deliveries implements AccountWebhooks {
    /** More opportunities of one person than this are not refreshed. */
    private static final int MOST = 100;

    private final Accounts accounts;
    private final Happenings happenings;
    private final SigningTokens tokens;

    Deliveries(Accounts accounts, Happenings happenings, SigningTokens tokens) {
        this.accounts = accounts;
        this.happenings = happenings;
        this.tokens = tokens;
    }

    @Override
    public Mono<WebhookVerifier> verifier(String account) {
        return Mono.justOrEmpty(tokens.verifier(account));
    }

    // begin delivery
    @Override
    public Mono<Void> handle(String account, WebhookDelivery delivery) {
        LeverClient lever = accounts.account(account).lever();
        return about(lever, delivery)
                .doOnNext(about -> happenings.tell(
                        account, delivery.triggeredAt(), delivery.event().text(), about))
                .contextWrite(Activity.of(account))
                .then();
    }

    /** As it is now: what the delivery says of it is not signed. */
    private static Mono<About> about(LeverClient lever, WebhookDelivery delivery) {
        if (delivery.data() instanceof WebhookData.OfOpportunity named) {
            return lever.webhooks()
                    .opportunityOf(delivery)
                    .map(About::of)
                    .defaultIfEmpty(About.gone(named.opportunityId()));
        }
        return lever.webhooks()
                .contactOf(delivery)
                .flatMap(contact -> about(lever, contact))
                .defaultIfEmpty(About.NOBODY);
    }

    private static Mono<About> about(LeverClient lever, Contact contact) {
        return lever.opportunities()
                .list(where -> where.contact(contact.id()))
                .items()
                .take(MOST)
                .map(Who::of)
                .collectList()
                .map(each -> new About(contact.name(), each));
    }
    // end delivery
}
