package dev.lever4j.spring;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.OAuthRequests;
import dev.lever4j.request.RequestDefaults;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.spring.LeverProperties.Server;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the properties say, or the file that they name, in one form: that of a blueprint's integration. */
final class Configured {
    private final LeverProperties said;

    private Configured(LeverProperties said) {
        this.said = said;
    }

    /**
     * @param variables behind {@code ${NAME}} in a blueprint
     * @throws LeverConfigurationException if that cannot be used
     */
    static Integration integration(LeverProperties said, Supplier<Map<String, String>> variables) {
        return new Configured(said).integration(variables);
    }

    /** What the property rate says; null where nothing is said. */
    static @Nullable RateLimit rate(LeverProperties.Rate said) {
        Double perSecond = said.perSecond();
        Integer burst = said.burst();
        if (perSecond == null && burst == null) {
            return null;
        }
        double rate = Objects.requireNonNullElse(perSecond, RateLimit.DEFAULT.perSecond());
        RateLimit usual = checked("lever4j.rate.per-second", () -> RateLimit.of(rate));
        return burst == null ? usual : checked("lever4j.rate.burst", () -> new RateLimit(rate, burst));
    }

    /** The value, or what is wrong with the property that it is made of. */
    static <T> T checked(String property, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new LeverConfigurationException(
                    property + " cannot be used: " + e.getMessage() + ".", "Correct " + property + ".");
        }
    }

    private Integration integration(Supplier<Map<String, String>> variables) {
        ConfiguredTexts.refuseUnresolved(said);
        refuseTwo("lever4j.api-key", said.apiKey() != null, said.oauth().named());
        refuseTogether();
        Integration read = said.blueprint() == null
                ? new Integration(
                        "lever4j", null, environment(), credential(), RequestDefaults.NONE, null, null, null, null)
                : BlueprintFile.read(said.blueprint(), said.integration(), variables.get());
        if (said.oauth().redirectUri() != null) {
            refuseNobodyToConnect(read.credential());
        }
        return read;
    }

    /** What a blueprint says is not said twice, and what nothing looks at is not said at all. */
    private void refuseTogether() {
        boolean blueprint = said.blueprint() != null;
        refuseTwo("lever4j.blueprint", blueprint, said.apiKey() == null ? null : "lever4j.api-key");
        refuseTwo("lever4j.blueprint", blueprint, said.oauth().named());
        refuseTwo("lever4j.blueprint", blueprint, said.oauth().scopes().isEmpty() ? null : "lever4j.oauth.scopes");
        refuseTwo("lever4j.blueprint", blueprint, said.environment() == null ? null : "lever4j.environment");
        refuseTwo("lever4j.blueprint", blueprint, said.custom().named());
        if (!blueprint && said.integration() != null) {
            throw new LeverConfigurationException(
                    "lever4j.integration is set, and no file in which to look for it.",
                    "Set lever4j.blueprint, or remove lever4j.integration.");
        }
        if (said.custom().named() != null && said.environment() != Server.CUSTOM) {
            throw new LeverConfigurationException(
                    said.custom().named() + " is set, and only counts where lever4j.environment is custom.",
                    "Set lever4j.environment=custom, or remove " + said.custom().named() + ".");
        }
    }

    private static void refuseNobodyToConnect(AppCredential credential) {
        if (!(credential instanceof AppCredential.OAuth app)) {
            throw new LeverConfigurationException(
                    "lever4j.oauth.redirect-uri is set, and an API key is configured, to which nobody can connect.",
                    "Remove lever4j.oauth.redirect-uri, or configure an OAuth app.");
        }
        if (app.requests().scopes().isEmpty()) {
            throw new LeverConfigurationException(
                    "lever4j.oauth.redirect-uri is set, and no scopes that an admin could be asked for.",
                    "Set lever4j.oauth.scopes, or oauth_scopes in the blueprint.");
        }
    }

    private AppCredential credential() {
        String key = said.apiKey();
        if (key != null) {
            return new AppCredential.ApiKey(secret("lever4j.api-key", key));
        }
        if (said.oauth().named() == null) {
            throw new LeverConfigurationException(
                    "there is no credential for Lever.",
                    "Set lever4j.api-key, or lever4j.oauth.client-id and lever4j.oauth.client-secret, or"
                            + " lever4j.blueprint and lever4j.integration.");
        }
        String id = needed("lever4j.oauth.client-id", said.oauth().clientId());
        Secret secret = secret(
                "lever4j.oauth.client-secret",
                needed("lever4j.oauth.client-secret", said.oauth().clientSecret()));
        OAuthApp app = checked("lever4j.oauth.client-id", () -> new OAuthApp(id, secret));
        return new AppCredential.OAuth(app, new OAuthRequests(said.oauth().scopes(), Map.of()));
    }

    private LeverEnvironment environment() {
        Server server = Objects.requireNonNullElse(said.environment(), Server.PRODUCTION);
        return switch (server) {
            case PRODUCTION -> LeverEnvironment.PRODUCTION;
            case SANDBOX -> LeverEnvironment.SANDBOX;
            case EU -> LeverEnvironment.EU;
            case CUSTOM -> custom();
        };
    }

    private LeverEnvironment custom() {
        URI api = needed("lever4j.custom.api-url", said.custom().apiUrl());
        URI auth = needed("lever4j.custom.auth-url", said.custom().authUrl());
        checked("lever4j.custom.api-url", () -> custom(api, api));
        return checked("lever4j.custom.auth-url", () -> custom(api, auth));
    }

    private LeverEnvironment custom(URI api, URI auth) {
        return said.custom().loopbackHttp()
                ? LeverEnvironment.customWithLoopbackHttp(api, auth)
                : LeverEnvironment.custom(api, auth);
    }

    static <T> T needed(String property, @Nullable T value) {
        if (value == null || value.toString().isBlank()) {
            throw new LeverConfigurationException(property + " is missing.", "Set " + property + ".");
        }
        return value;
    }

    static Secret secret(String property, String value) {
        needed(property, value);
        return checked(property, () -> Secret.of(value));
    }

    /** @param other null where nothing is said */
    private static void refuseTwo(String first, boolean isSaid, @Nullable String other) {
        if (isSaid && other != null) {
            throw new LeverConfigurationException(
                    first + " and " + other + " are both set, and only one can count.",
                    "Remove " + first + " or " + other + ".");
        }
    }
}
