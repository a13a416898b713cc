package dev.lever4j.contract;

import static dev.lever4j.contract.Account.first;

import dev.lever4j.client.Webhooks;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Webhook;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.WebhookBody;
import java.util.List;

/** Webhooks. */
final class WebhookScenes {
    private WebhookScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.LIST_WEBHOOKS, on -> webhooks(on).list().items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> webhooks(on).list().pageSize(0).items()),
                Scene.of(Endpoints.CREATE_WEBHOOK, on -> webhooks(on).create(webhook("https://example.com/a")))
                        .refused(
                                IllegalArgumentException.class,
                                on -> webhooks(on).create(webhook("http://example.com/a"))),
                Scene.of(
                                Endpoints.UPDATE_WEBHOOKS,
                                on -> webhooks(on)
                                        .update(these ->
                                                these.webhook(made(on), "https://example.com/b", Origin.SOURCED)))
                        .refused(
                                ForbiddenException.class,
                                on -> webhooks(on)
                                        .update(these -> these.webhook(madeInTheApp(on), "https://example.com/b"))),
                Scene.of(Endpoints.DELETE_WEBHOOK, on -> webhooks(on).delete(made(on)))
                        .refused(ForbiddenException.class, on -> webhooks(on).delete(madeInTheApp(on))));
    }

    private static WebhookBody webhook(String url) {
        return WebhookBody.builder(url, WebhookEvent.CANDIDATE_HIRED)
                .origins(Origin.APPLIED, Origin.REFERRED)
                .build();
    }

    private static String made(Account on) {
        return first(webhooks(on).create(webhook("https://example.com/a"))).id();
    }

    private static String madeInTheApp(Account on) {
        return first(webhooks(on).list().items().map(Webhook::id));
    }

    private static Webhooks webhooks(Account on) {
        return on.lever.webhooks();
    }
}
