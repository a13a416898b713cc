package dev.lever4j.cli;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where credentials come from: the environment or a file, never an argument. */
final class CredentialOptions {
    private static final String GRANT = "lever-grant.json";

    @Option(names = "--api-key-file", paramLabel = "FILE", description = "An API key, alone in a file.")
    private @Nullable Path apiKeyFile;

    @Option(
            names = "--grant-file",
            paramLabel = "FILE",
            description =
                    "An OAuth grant: JSON as a token endpoint answers it, with a refresh_token. Rewritten whenever"
                            + " Lever rotates the token. The app is LEVER_CLIENT_ID and LEVER_CLIENT_SECRET.")
    private @Nullable Path grantFile;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "An account that lever connect connected. The app is --integration, or LEVER_CLIENT_ID and"
                    + " LEVER_CLIENT_SECRET.")
    private @Nullable String connection;

    @Mixin
    private final IntegrationOptions integration = new IntegrationOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    /** Whether the credential says which server it is for. */
    boolean nameTheServer() {
        return integration.isGiven();
    }

    /**
     * The one credential that is named, empty if none is.
     *
     * @param folder where a rotated grant of LEVER_REFRESH_TOKEN is kept
     */
    Optional<Credentials> load(Console console, Path folder) {
        List<String> named = named(console);
        if (named.size() > 1) {
            throw Failure.usage(String.join(" and ", named) + " are two credentials; give one of them");
        }
        if (store.isGiven() && connection == null) {
            throw Failure.usage("--store and --key-file are for connections; name one with --connection");
        }
        Optional<Integration> described = integration.load(console);
        if (described.isPresent()) {
            return Optional.of(described(console, described.get()));
        }
        return named.isEmpty() ? none(console) : Optional.of(load(console, folder, named.get(0)));
    }

    private List<String> named(Console console) {
        List<String> named = new ArrayList<>();
        if (integration.isGiven()) {
            // its file says which variables count, and an API key's usually is LEVER_API_KEY
            named.add("--integration");
        } else {
            console.variable("LEVER_API_KEY").ifPresent(set -> named.add("LEVER_API_KEY"));
            console.variable("LEVER_REFRESH_TOKEN").ifPresent(set -> named.add("LEVER_REFRESH_TOKEN"));
            if (connection != null) {
                named.add("--connection");
            }
        }
        if (apiKeyFile != null) {
            named.add("--api-key-file");
        }
        if (grantFile != null) {
            named.add("--grant-file");
        }
        return named;
    }

    private static Optional<Credentials> none(Console console) {
        for (String variable : List.of(AppVariables.ID, AppVariables.SECRET)) {
            if (console.variable(variable).isPresent()) {
                throw Failure.usage(variable + " names an app but no grant; set LEVER_REFRESH_TOKEN too, or give"
                        + " --connection or --grant-file");
            }
        }
        return Optional.empty();
    }

    private Credentials described(Console console, Integration found) {
        boolean oauth = found.credential() instanceof AppCredential.OAuth;
        if (oauth && connection == null) {
            throw Failure.usage(
                    "the integration " + found.name() + " is an OAuth app; name an account's grant too, with"
                            + " --connection (lever connections lists them, lever connect makes one)");
        }
        if (!oauth && connection != null) {
            throw Failure.usage("the integration " + found.name()
                    + " has an API key, so it needs no grant; leave out --connection");
        }
        return new Credentials.Described(
                found, connection == null ? null : store.open(console).existing(connection));
    }

    private Credentials load(Console console, Path folder, String name) {
        if (apiKeyFile != null) {
            return new Credentials.ApiKey(Secrets.of(console, name, read(apiKeyFile)));
        }
        if (name.equals("LEVER_API_KEY")) {
            return new Credentials.ApiKey(variable(console, name));
        }
        OAuthApp app = AppVariables.app(
                console,
                name + " needs the app too; set LEVER_CLIENT_ID and LEVER_CLIENT_SECRET"
                        + (connection == null ? "" : ", or give --integration"));
        if (connection != null) {
            return new Credentials.Grant(app, store.open(console).existing(connection));
        }
        GrantFile file = grantFile != null
                ? GrantFile.given(grantFile)
                : GrantFile.seeded(folder.resolve(GRANT), variable(console, name), console::say);
        // a file that cannot be used is told of now, and by its name
        console.hide(file.read().refreshToken());
        return new Credentials.Grant(app, file);
    }

    private static Secret variable(Console console, String name) {
        return Secrets.of(console, name, console.variable(name).orElseThrow());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.localIo(file + " could not be read; check its name and your rights to it", e);
        }
    }
}
