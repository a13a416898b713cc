package dev.lever4j.request;

import dev.lever4j.model.AccessRole;
import dev.lever4j.model.Origin;
import dev.lever4j.model.WebhookEvent;
import java.util.List;
import java.util.stream.Stream;

/** Of users and webhooks. */
final class AccountRefusals {
    private static final String URL = "url must be an https:// URL, or http:// on this machine's loopback";

    private AccountRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(users(), webhooks()).flatMap(each -> each);
    }

    private static Stream<Refusal> users() {
        return Stream.of(
                Refusal.of("name must not be blank", () -> UserBody.builder("", "e")),
                Refusal.of("email must not be blank", () -> UserBody.builder("n", " ")),
                Refusal.of("accessRole must not be blank", () -> user().accessRole(AccessRole.of(""))),
                Refusal.of("externalDirectoryId must not be blank", () -> user().externalDirectoryId("")),
                Refusal.of("managerId must not be blank", () -> user().manager(" ")),
                Refusal.of("linkedContactIds must not hold a blank", () -> user().linkedContacts(List.of(""))));
    }

    private static UserBody.Builder user() {
        return UserBody.builder("n", "e");
    }

    private static Stream<Refusal> webhooks() {
        return Stream.of(
                Refusal.of("url must not be blank", () -> webhook(" ")),
                Refusal.of(URL, () -> webhook("http://example.com/a")),
                Refusal.of(URL, () -> webhook("example.com/a")),
                Refusal.of(URL, () -> webhook("https:///a")),
                Refusal.of(URL, () -> webhook("https://example.com/a b")),
                Refusal.of(
                        "origins needs at least one value",
                        () -> webhook("https://example.com").origins()),
                Refusal.of(
                        "origins: webhooks of contactCreated take none",
                        () -> WebhookBody.builder("https://example.com", WebhookEvent.CONTACT_CREATED)
                                .origins(Origin.APPLIED)),
                Refusal.of(
                        "data needs at least one webhook",
                        () -> WebhookUpdatesBody.builder().build()),
                Refusal.of(
                        "id must not be blank",
                        () -> WebhookUpdatesBody.builder().webhook("", "https://example.com")),
                Refusal.of(URL, () -> WebhookUpdatesBody.builder().webhook("w", "http://example.com")),
                Refusal.of(URL, () -> WebhookUpdatesBody.builder().webhook("w", "ftp://example.com", Origin.APPLIED)));
    }

    private static WebhookBody.Builder webhook(String url) {
        return WebhookBody.builder(url, WebhookEvent.APPLICATION_CREATED);
    }
}
