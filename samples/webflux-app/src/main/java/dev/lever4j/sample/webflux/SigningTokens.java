package dev.lever4j.sample.webflux;

import dev.lever4j.auth.Secret;
import dev.lever4j.webhook.WebhookVerifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What each account's deliveries are signed with: the properties sample.signing-tokens, a list for each name. Lever
 * shows a token where a webhook is made.
 */
@Component
final class SigningTokens {
    private static final String PREFIX = "sample.signing-tokens.";
    private static final Bindable<List<String>> TOKENS = Bindable.listOf(String.class);

    private final Map<String, WebhookVerifier> verifiers = new HashMap<>();

    /** Read once, and only for names that are known: a request's path is anybody's invention. */
    SigningTokens(Accounts accounts, Environment environment) {
        Binder properties = Binder.get(environment);
        for (String account : accounts.names()) {
            String property = PREFIX + account;
            properties.bind(property, TOKENS).ifBound(said -> verifiers.put(account, verifier(property, said)));
        }
    }

    /** Empty where there is no such account, or nothing that signs. */
    Optional<WebhookVerifier> verifier(String account) {
        return Optional.ofNullable(verifiers.get(account));
    }

    private static WebhookVerifier verifier(String property, List<String> said) {
        if (said.isEmpty() || said.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(property + " is empty: write the signing token, or remove the property");
        }
        return WebhookVerifier.of(said.stream().map(Secret::of).toList());
    }
}
