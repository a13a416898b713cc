package dev.lever4j.cli;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.CallOptions;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What an integration would do, in lines. Of secrets, headers and parameters it says only that they are set. */
final class IntegrationView {
    private final List<String> lines = new ArrayList<>();

    private IntegrationView() {}

    static List<String> lines(Integration integration, CallOptions options) {
        IntegrationView view = new IntegrationView();
        view.lines.add(integration.name());
        view.line("blueprint", integration.blueprint() == null ? "none" : integration.blueprint());
        view.line("environment", integration.environment().name());
        view.line("API", integration.environment().api().toString());
        if (integration.credential() instanceof AppCredential.OAuth oauth) {
            view.oauth(integration, oauth);
        } else {
            view.line("API key", "set, sent as HTTP Basic");
        }
        view.set("headers", integration.requests().headers().keySet());
        view.set("parameters", integration.requests().parameters().keySet());
        RateLimit rate = Objects.requireNonNullElse(integration.rate(), RateLimit.DEFAULT);
        view.line("rate", rate.perSecond() + " requests/s, bursts of " + rate.burst());
        RetryPolicy retries = Objects.requireNonNullElse(integration.retries(), RetryPolicy.DEFAULT);
        view.line("attempts", retries.attempts() + ", a Retry-After of up to " + seconds(retries.retryAfterCeiling()));
        view.line(
                "timeouts",
                seconds(options.attemptTimeout()) + " a request, " + seconds(options.timeout()) + " a call");
        view.line(
                "log level",
                integration.logLevel() == null
                        ? "as the logging library says"
                        : integration.logLevel().name().toLowerCase(Locale.ROOT));
        return view.lines;
    }

    private void oauth(Integration integration, AppCredential.OAuth oauth) {
        AuthServer server = integration.environment().authServer();
        line("client id", oauth.app().clientId());
        line("client secret", "set, sent in the " + word(server.authentication()));
        line("authorize at", server.authorizeUrl().toString());
        line("audience", integration.environment().audience());
        line("tokens from", server.tokenUrl() + " (" + word(server.bodyFormat()) + ")");
        if (!server.refreshUrl().equals(server.tokenUrl())) {
            line("refresh at", server.refreshUrl().toString());
        }
        line(
                "scopes",
                oauth.requests().scopes().isEmpty()
                        ? "none"
                        : String.join(" ", oauth.requests().scopes()));
        set("authorization parameters", oauth.requests().authorizationParams().keySet());
        set("token parameters", server.tokenParams().keySet());
    }

    private void set(String what, Collection<String> names) {
        if (!names.isEmpty()) {
            line(what, String.join(", ", names) + " (set)");
        }
    }

    private void line(String what, String said) {
        lines.add("  " + what + ": " + said);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
