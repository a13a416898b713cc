package dev.lever4j.spring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How this application talks to Lever: with an API key, as an OAuth app, or as an integrations.yaml says. Prints no
 * secret.
 *
 * @param apiKey API key of the account. Not together with OAuth or a blueprint.
 * @param oauth The OAuth app, as it is registered with Lever.
 * @param environment Which Lever; production by default. Not together with a blueprint, which says it.
 * @param custom Where a Lever is that is none of the known ones; for the environment "custom".
 * @param blueprint An integrations.yaml, which then says who calls and where: a path, or a location such as
 *     classpath:integrations.yaml.
 * @param integration Name of the integration in that file.
 * @param account Under which name the grant of the one account is kept.
 * @param rate How fast the account may be asked.
 * @param timeout Of a call, retries and waits included; per page for a list. 120 s by default.
 * @param attemptTimeout Of one request. 30 s by default.
 * @param store Where grants are kept.
 * @param connect Routes on which an admin connects the account.
 * @param webhooks Routes on which Lever tells what happened.
 * @param shutdownGrace How long calls in flight are waited for when the application stops.
 */
@ConfigurationProperties("lever4j")
public record LeverProperties(
        @Nullable String apiKey,
        @DefaultValue OAuth oauth,
        @Nullable Server environment,
        @DefaultValue Custom custom,
        @Nullable String blueprint,
        @Nullable String integration,
        @DefaultValue("default") String account,
        @DefaultValue Rate rate,
        @Nullable Duration timeout,
        @Nullable Duration attemptTimeout,
        @DefaultValue Store store,
        @DefaultValue Connect connect,
        @DefaultValue Webhooks webhooks,
        @DefaultValue("10s") Duration shutdownGrace) {
    /** What is blank was not set, such as a variable with an empty default. */
    public LeverProperties {
        apiKey = blankIsNone(apiKey);
        blueprint = blankIsNone(blueprint);
        integration = blankIsNone(integration);
    }

    /** Which Lever. */
    public enum Server {
        PRODUCTION,
        SANDBOX,
        EU,
        CUSTOM
    }

    /** Where grants can be kept. */
    public enum StoreType {
        R2DBC,
        REDIS,
        FILE,
        /** Until the process ends: for tests. */
        MEMORY
    }

    /**
     * The OAuth app.
     *
     * @param clientId Client id of the app.
     * @param clientSecret Client secret of the app.
     * @param redirectUri Where Lever sends the browser back to, exactly as it is registered. With it accounts can be
     *     connected here.
     * @param scopes What an admin is asked for. The refresh token's offline_access need not be named.
     */
    public record OAuth(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String redirectUri,
            @DefaultValue List<String> scopes) {
        public OAuth {
            clientId = blankIsNone(clientId);
            clientSecret = blankIsNone(clientSecret);
            redirectUri = blankIsNone(redirectUri);
            scopes = List.copyOf(scopes);
        }

        /** The property that names an app; null if none does. */
        @Nullable
        String named() {
            String secret = clientSecret == null ? null : "lever4j.oauth.client-secret";
            return clientId == null ? secret : "lever4j.oauth.client-id";
        }

        @Override
        public String toString() {
            return "OAuth[clientId=" + clientId + ", redirectUri=" + redirectUri + ", scopes=" + scopes + "]";
        }
    }

    /**
     * A Lever that is none of the known ones.
     *
     * @param apiUrl Base URL of the Data API, with or without its /v1.
     * @param authUrl URL below which /authorize and /oauth/token lie.
     * @param loopbackHttp Whether plain HTTP may be spoken to this machine, as with a simulator.
     */
    public record Custom(
            @Nullable URI apiUrl,
            @Nullable URI authUrl,
            @DefaultValue("false") @Name("loopback-http") boolean loopbackHttp) {
        /** A property that is set; null if none is. */
        @Nullable
        String named() {
            if (apiUrl != null) {
                return "lever4j.custom.api-url";
            }
            String flag = loopbackHttp ? "lever4j.custom.loopback-http" : null;
            return authUrl == null ? flag : "lever4j.custom.auth-url";
        }
    }

    /**
     * How fast the account may be asked; what is not said has its default.
     *
     * @param perSecond Requests a second in the long run. 10 by default.
     * @param burst Requests at once after a pause. 18 by default, or in that proportion.
     */
    public record Rate(@Nullable Double perSecond, @Nullable Integer burst) {}

    /**
     * Where grants are kept.
     *
     * @param type Which store. By default the one for which the application has all that it needs.
     * @param keys Keys that grants are encrypted with: 32 random bytes in base64, the newest first, blanks between.
     * @param folder Folder of the encrypted files.
     * @param table Table of the database.
     * @param createTable Whether the table is created where it is not there.
     * @param redisUrl URL of the Redis. By default the one of spring.data.redis.
     * @param startupTimeout How long the start waits for the store to answer; 0 to start without asking it.
     */
    public record Store(
            @Nullable StoreType type,
            @Nullable String keys,
            @Nullable String folder,
            @DefaultValue("lever_grants") String table,
            @DefaultValue("true") boolean createTable,
            @Nullable String redisUrl,
            @DefaultValue("10s") Duration startupTimeout) {
        public Store {
            keys = blankIsNone(keys);
            folder = blankIsNone(folder);
            redisUrl = blankIsNone(redisUrl);
        }

        @Override
        public String toString() {
            return "Store[type=" + type + ", folder=" + folder + ", table=" + table + "]";
        }
    }

    /**
     * Routes on which an admin connects the account; only in a reactive web application, and with a redirect URI.
     *
     * @param enabled Whether there are such routes.
     * @param path Page with the button, and where it posts to.
     * @param callbackPath Where Lever's answer is taken. By default the path of the redirect URI.
     * @param successPath Path of this application to go to once connected. By default a plain page says so.
     * @param open Whether everybody who reaches the routes may replace an account that is connected, where no
     *     LeverConnectPolicy decides.
     */
    public record Connect(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/lever/connect") String path,
            @Nullable String callbackPath,
            @Nullable String successPath,
            @DefaultValue("false") boolean open) {
        public Connect {
            callbackPath = blankIsNone(callbackPath);
            successPath = blankIsNone(successPath);
        }
    }

    /**
     * Routes on which Lever tells what happened; only in a reactive web application.
     *
     * @param enabled Whether there are such routes. By default where there is what they need; true makes it an error
     *     where a reactive web application lacks it.
     * @param path Where deliveries are posted to. Those of one of several accounts come to a path below it.
     * @param signingTokens Signing tokens of the account's webhooks: all that Lever may sign with.
     * @param table Table of the database, where deliveries are remembered in one.
     */
    public record Webhooks(
            @Nullable Boolean enabled,
            @DefaultValue("/lever/webhooks") String path,
            @DefaultValue List<String> signingTokens,
            @DefaultValue("lever_deliveries") String table) {
        public Webhooks {
            signingTokens = signingTokens.stream().allMatch(String::isBlank) ? List.of() : List.copyOf(signingTokens);
        }

        @Override
        public String toString() {
            return "Webhooks[enabled=" + enabled + ", path=" + path + "]";
        }
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return "LeverProperties[oauth=" + oauth + ", environment=" + environment + ", blueprint=" + blueprint
                + ", integration=" + integration + ", store=" + store + ", connect=" + connect
                + ", webhooks=" + webhooks + "]";
    }
}
