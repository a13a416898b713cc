package dev.lever4j.cli;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.DocumentedScopes;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who asks an admin for what: an integration of a file, or the app that the environment names. */
final class ConnectOptions {
    @Mixin
    private final IntegrationOptions integration = new IntegrationOptions();

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(
            names = "--scopes",
            paramLabel = "SCOPES",
            description = "What to ask for, with blanks or commas between them; without an integration only."
                    + " offline_access is always asked for.")
    private @Nullable String scopes;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            defaultValue = LoopbackUri.USUAL,
            description = "Where the browser comes back to, on this machine and exactly as it is registered for the app"
                    + " at Lever. Default: ${DEFAULT-VALUE}.")
    private String redirectUri = LoopbackUri.USUAL;

    @Option(
            names = "--no-pkce",
            description = "Leave out PKCE, the proof that who exchanges the code has asked for it.")
    private boolean withoutPkce;

    /** Reads a file at most, and sends nothing. */
    ConnectRequest request(Console console) {
        LoopbackUri loopback = LoopbackUri.of(redirectUri);
        Optional<Integration> described = integration.load(console);
        return described.isPresent() ? described(described.get(), loopback) : fromEnvironment(console, loopback);
    }

    private ConnectRequest described(Integration found, LoopbackUri loopback) {
        if (server.server().isPresent() || scopes != null) {
            throw Failure.usage("--integration says server and scopes; leave out --environment, --base-url, --auth-url"
                    + " and --scopes");
        }
        if (!(found.credential() instanceof AppCredential.OAuth oauth)) {
            throw Failure.usage("the integration " + found.name() + " has an API key, which needs no consent; use it"
                    + " with lever export --integration " + found.name());
        }
        ConnectSettings settings = oauth.requests().connect(loopback.redirect());
        return new ConnectRequest(oauth.app(), found.environment(), loopback, settings.pkce(!withoutPkce));
    }

    private ConnectRequest fromEnvironment(Console console, LoopbackUri loopback) {
        OAuthApp app = AppVariables.app(
                console,
                "name the app that asks: --integration NAME of an integrations.yaml, or set LEVER_CLIENT_ID and"
                        + " LEVER_CLIENT_SECRET");
        LeverEnvironment environment = server.server().orElse(LeverEnvironment.PRODUCTION);
        if (server.lacksAuthUrl()) {
            throw Failure.usage("--base-url needs --auth-url too: consent is given there");
        }
        ConnectSettings settings =
                ConnectSettings.of(loopback.redirect(), wanted(console)).pkce(!withoutPkce);
        return new ConnectRequest(app, environment, loopback, settings);
    }

    private Scopes wanted(Console console) {
        if (scopes == null || scopes.isBlank()) {
            throw Failure.usage("say what to ask for, such as --scopes \"opportunities:read:admin stages:read:admin\"");
        }
        Scopes wanted = Scopes.parse(scopes.replace(',', ' '));
        Set<String> unknown = new TreeSet<>(wanted.names());
        unknown.removeAll(DocumentedScopes.NAMES);
        if (!unknown.isEmpty()) {
            console.say("Lever documents no such scope: " + Printable.of(String.join(" ", unknown)));
        }
        return wanted;
    }

    /** The options that name the app again; nothing where the environment does. */
    String app() {
        return integration.name().map(name -> "--integration " + name + " ").orElse("");
    }

    /** Under which name an account is kept where none is given. */
    String usualName() {
        return integration.name().orElse("default");
    }
}
