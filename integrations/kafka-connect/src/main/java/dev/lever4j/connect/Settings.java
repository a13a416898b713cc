package dev.lever4j.connect;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/** What is configured, as the types that it is used as. Prints no secret. */
final class Settings {
    /** Of an API key, where it is not named. */
    private static final String ALONE = "default";

    /** How far a connector goes in a list, and beyond it. */
    enum Mode {
        FULL,
        CHANGES,
        BOTH
    }

    private final AbstractConfig config;

    /** @throws org.apache.kafka.common.config.ConfigException if a value is none of its key */
    Settings(Map<String, String> said) {
        this.config = new AbstractConfig(Keys.DEFINITION, said, false);
    }

    /** Those that are named; empty for all of the store. */
    List<String> accounts() {
        List<String> named = config.getList(Keys.ACCOUNTS);
        return named.isEmpty() && hasApiKey() ? List.of(ALONE) : named;
    }

    Set<String> paused() {
        return Set.copyOf(config.getList(Keys.PAUSED));
    }

    Duration accountsInterval() {
        return millis(Keys.ACCOUNTS_INTERVAL);
    }

    boolean hasApiKey() {
        return !password(Keys.API_KEY).isEmpty();
    }

    Secret apiKey() {
        return Secret.of(password(Keys.API_KEY));
    }

    OAuthApp app() {
        return new OAuthApp(config.getString(Keys.CLIENT_ID), Secret.of(password(Keys.CLIENT_SECRET)));
    }

    URI store() {
        return URI.create(config.getString(Keys.STORE));
    }

    String storePassword() {
        return password(Keys.STORE_PASSWORD);
    }

    GrantKeys storeKeys() {
        return GrantKeys.parse(password(Keys.STORE_KEYS));
    }

    /** @throws IllegalArgumentException if there can be no such one; says why */
    LeverEnvironment environment() {
        String api = config.getString(Keys.BASE_URL).replaceAll("/+$", "");
        String auth = config.getString(Keys.AUTH_URL);
        if (auth.isEmpty()) {
            for (LeverEnvironment known :
                    List.of(LeverEnvironment.PRODUCTION, LeverEnvironment.SANDBOX, LeverEnvironment.EU)) {
                if (api.equals(known.api().toString())) {
                    return known;
                }
            }
        }
        // who has an API key asks no authorization server
        return LeverEnvironment.customWithLoopbackHttp(URI.create(api), URI.create(auth.isEmpty() ? api : auth));
    }

    /** Each with what lies under its records. */
    List<Selection> selections() {
        List<ExportResource> children = resources(Keys.CHILDREN);
        return resources(Keys.RESOURCES).stream()
                .map(root -> new Selection(
                        root,
                        children.stream()
                                .filter(child -> child.parent().orElse(null) == root)
                                .toList()))
                .toList();
    }

    /** A list, and what is read under its records. */
    record Selection(ExportResource root, List<ExportResource> children) {}

    private List<ExportResource> resources(String key) {
        return config.getList(key).stream()
                .map(name -> ExportResource.of(name).orElseThrow())
                .toList();
    }

    Mode mode() {
        return switch (config.getString(Keys.MODE)) {
            case "full" -> Mode.FULL;
            case "changes" -> Mode.CHANGES;
            default -> Mode.BOTH;
        };
    }

    /** Null for the beginning of a task. */
    @Nullable
    Instant changesSince() {
        String since = config.getString(Keys.SINCE);
        return since.isEmpty() ? null : Instant.parse(since);
    }

    Duration pollInterval() {
        return millis(Keys.POLL_INTERVAL);
    }

    Duration listInterval() {
        return millis(Keys.LIST_INTERVAL);
    }

    Rescan rescan() {
        Duration every = millis(Keys.RESCAN_INTERVAL);
        return switch (config.getString(Keys.RESCAN)) {
            case "active" -> Rescan.active(every);
            case "full" -> Rescan.full(every);
            default -> Rescan.CHANGED;
        };
    }

    /**
     * Short bursts: a task that comes up where another one has died does not know what that has spent, and a source has
     * no use for them.
     */
    RateLimit rate() {
        double perSecond = config.getDouble(Keys.RATE);
        int burst = config.getInt(Keys.BURST);
        return new RateLimit(perSecond, burst > 0 ? burst : (int) Math.max(1, perSecond / 2));
    }

    boolean isRateShared() {
        return config.getBoolean(Keys.SHARED);
    }

    int pageSize() {
        return config.getInt(Keys.PAGE_SIZE);
    }

    /** Null if all may leave. */
    @Nullable
    Redaction redaction() {
        return Redactions.of(config.getString(Keys.REDACTION), config.getPassword(Keys.REDACTION_KEY));
    }

    String topic() {
        return config.getString(Keys.TOPIC);
    }

    String value() {
        return config.getString(Keys.VALUE);
    }

    private Duration millis(String key) {
        return Duration.ofMillis(config.getLong(key));
    }

    private String password(String key) {
        return config.getPassword(key).value();
    }
}
