package dev.lever4j.spring;

import dev.lever4j.auth.Secret;
import dev.lever4j.webhook.WebhookVerifier;

/** What the properties say of webhooks, checked. */
record ConfiguredWebhooks(LeverProperties said) {
    private static final String TOKENS = "lever4j.webhooks.signing-tokens";
    private static final String PATH = "lever4j.webhooks.path";

    WebhookVerifier verifier() {
        return WebhookVerifier.of(said.webhooks().signingTokens().stream()
                .map(ConfiguredWebhooks::token)
                .toList());
    }

    private static Secret token(String text) {
        if (text.isBlank()) {
            throw new LeverConfigurationException(
                    "one of " + TOKENS + " is empty.", "Remove it from " + TOKENS + ", or write what is missing.");
        }
        ConfiguredTexts.refuseUnresolved(TOKENS, text);
        return Configured.checked(TOKENS, () -> Secret.of(text));
    }

    /** Of a route: what a pattern's signs stand for is nobody's path. */
    String path() {
        String path = OwnPath.checked(PATH, said.webhooks().path());
        if (path.matches(".*[*?].*|.+/")) {
            throw new LeverConfigurationException(
                    PATH + " has a *, a ? or a slash at its end.", "Set " + PATH + " to a plain path.");
        }
        if (said.oauth().redirectUri() != null && said.connect().enabled()) {
            refuseShared(path, said.connect().path());
        }
        return path;
    }

    /** What is let through for deliveries, such as by Spring Security, must not let another POST through. */
    private static void refuseShared(String path, String connect) {
        if (path.equals(connect)) {
            throw new LeverConfigurationException(
                    PATH + " and lever4j.connect.path are the same.", "Set " + PATH + " to another path.");
        }
        String before = path.equals("/") ? path : path + "/";
        if (connect.startsWith(before) && connect.indexOf('/', before.length()) < 0) {
            throw new LeverConfigurationException(
                    "lever4j.connect.path is where deliveries of an account would come to, right below " + PATH + ".",
                    "Set " + PATH + " or lever4j.connect.path to another path.");
        }
    }
}
