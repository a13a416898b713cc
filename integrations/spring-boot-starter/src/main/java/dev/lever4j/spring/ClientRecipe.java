package dev.lever4j.spring;

import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each client is made, whosever account it is for. */
record ClientRecipe(
        Integration integration,
        LeverProperties said,
        LeverResources resources,
        List<LeverClientCustomizer> customizers) {
    /** @param grant null with an API key */
    LeverClientBuilder builder(@Nullable TokenStore grant) {
        LeverClientBuilder builder = LeverClient.fromBlueprint(integration).resources(resources);
        if (grant != null) {
            builder.grant(grant);
        }
        limit(builder);
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    private void limit(LeverClientBuilder builder) {
        RateLimit rate = Configured.rate(said.rate());
        if (rate != null) {
            builder.rate(rate);
        }
        Duration whole = said.timeout();
        if (whole != null) {
            builder.options(Configured.checked(
                    "lever4j.timeout", () -> builder.options().timeout(whole)));
        }
        Duration single = said.attemptTimeout();
        if (single != null) {
            builder.options(Configured.checked(
                    "lever4j.attempt-timeout", () -> builder.options().attemptTimeout(single)));
        }
    }
}
