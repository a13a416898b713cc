package dev.lever4j.sample.webflux;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.PropertyResolver;

/** A simulated Lever for each account, each with people of its own, and one place where their admins agree. */
final class SimulatedCustomers implements AutoCloseable {
    private static final String CALLBACK = "/lever/callback";
    private static final String WEBHOOKS = "/lever/webhooks/";

    /** What the panel shows, and the simulator tells. */
    private static final List<String> EVENTS = List.of(
            "applicationCreated",
            "candidateStageChange",
            "candidateArchiveChange",
            "candidateHired",
            "candidateDeleted",
            "interviewCreated",
            "contactCreated",
            "contactUpdated");

    private final Map<String, Simulator> levers;
    private final SimulatedConsent consent;

    private SimulatedCustomers(Map<String, Simulator> levers) {
        this.levers = levers;
        this.consent = SimulatedConsent.start(levers);
    }

    static SimulatedCustomers start(List<String> accounts, String site, PropertyResolver said) {
        Map<String, Simulator> levers = new LinkedHashMap<>();
        for (String account : accounts) {
            Simulator lever = start(levers.size() + 1, site + CALLBACK, said);
            EVENTS.forEach(event -> lever.webhooks().addInApp(URI.create(site + WEBHOOKS + account), event));
            EVENTS.forEach(event -> lever.webhooks().appSigningToken(event, signingToken(lever)));
            levers.put(account, lever);
        }
        return new SimulatedCustomers(Collections.unmodifiableMap(levers));
    }

    private static Simulator start(long seed, String redirectUri, PropertyResolver said) {
        return Simulator.builder()
                .seed(seed)
                .redirectUri(redirectUri)
                .opportunities(said.getProperty("sample.simulator.opportunities", Integer.class, 4_000))
                .latency(said.getProperty("sample.simulator.latency", Duration.class, Duration.ofMillis(250)))
                .tokenLifetime(Duration.ofMinutes(3))
                .start();
    }

    /** What an admin sees in the account's settings, and tells the application. */
    static String signingToken(Simulator lever) {
        return "signed-" + lever.apiKey();
    }

    Simulator of(String account) {
        return Objects.requireNonNull(levers.get(account), account);
    }

    SimulatedConsent consent() {
        return consent;
    }

    /** Every real account is at the one address of Lever's; here each has another. */
    LeverClientBuilder client(String account, TokenStore grant) {
        Simulator lever = of(account);
        OAuthApp app =
                new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret()));
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .oauth(app, grant);
    }

    Map<String, Object> properties() {
        Simulator first = levers.values().iterator().next();
        Map<String, Object> properties = new HashMap<>(Map.of(
                "lever4j.store.type", "memory",
                "lever4j.environment", "custom",
                "lever4j.custom.api-url", first.baseUrl(),
                "lever4j.custom.auth-url", consent.url(),
                "lever4j.custom.loopback-http", true,
                "lever4j.oauth.client-id", first.app().clientId(),
                "lever4j.oauth.client-secret", first.app().clientSecret(),
                "lever4j.oauth.redirect-uri", first.app().redirectUri()));
        levers.forEach((account, lever) -> properties.put("sample.signing-tokens." + account, signingToken(lever)));
        return properties;
    }

    @Override
    public void close() {
        consent.close();
        levers.values().forEach(Simulator::close);
    }
}
