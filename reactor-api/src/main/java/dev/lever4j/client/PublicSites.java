package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.client.http.CallHabits;
import dev.lever4j.client.http.Pipeline;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ways to public sites that a client has used. A site's rates are shared by all clients of the same resources, as
 * an account's is.
 */
final class PublicSites {
    /** Lever documents 2 applications a second; without a burst, two cannot meet a third. */
    private static final RateLimit APPLICATIONS = new RateLimit(2, 1);

    private final LeverEnvironment environment;
    private final LeverResources resources;
    private final CallHabits habits;
    private final Map<String, PublicSite> sites = new ConcurrentHashMap<>();

    PublicSites(LeverEnvironment environment, LeverResources resources, CallHabits habits) {
        this.environment = environment;
        this.resources = resources;
        this.habits = habits.elsewhere();
    }

    /** @throws IllegalStateException if the environment has no public postings */
    PublicSite site(String name) {
        URI api = environment
                .publicApi()
                .orElseThrow(() -> new IllegalStateException("no public postings are known of the environment "
                        + environment + "; a custom one is told with withPublicApi(..)"));
        return sites.computeIfAbsent(
                name,
                site -> new PublicSite(
                        way(api, new Credential.PublicReader(api, site), RateLimit.DEFAULT),
                        way(api, new Credential.PublicApplicant(api, site), APPLICATIONS)));
    }

    private Pipeline way(URI api, Credential nobody, RateLimit rate) {
        return resources.account(environment, nobody, rate, null).pipeline(resources, habits, api);
    }

    /** Reading and applying wait in queues of their own. */
    record PublicSite(Pipeline reading, Pipeline applying) {}
}
