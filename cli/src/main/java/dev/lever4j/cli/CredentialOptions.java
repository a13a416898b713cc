package dev.lever4j.cli;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return named.isEmpty() ? none(console) : Optional.of(load(console, folder, named.get(0)));
    }

    private List<String> named(Console console) {
        List<String> named = new ArrayList<>();
        console.variable("LEVER_API_KEY").ifPresent(set -> named.add("LEVER_API_KEY"));
        console.variable("LEVER_REFRESH_TOKEN").ifPresent(set -> named.add("LEVER_REFRESH_TOKEN"));
        if (apiKeyFile != null) {
            named.add("--api-key-file");
        }
        if (grantFile != null) {
            named.add("--grant-file");
        }
        return named;
    }

    private static Optional<Credentials> none(Console console) {
        for (String variable : List.of("LEVER_CLIENT_ID", "LEVER_CLIENT_SECRET")) {
            if (console.variable(variable).isPresent()) {
                throw Failure.usage(
                        variable + " names an app but no grant; set LEVER_REFRESH_TOKEN too, or give --grant-file");
            }
        }
        return Optional.empty();
    }

    private Credentials load(Console console, Path folder, String name) {
        if (apiKeyFile != null) {
            return new Credentials.ApiKey(secret(console, name, read(apiKeyFile)));
        }
        if (name.equals("LEVER_API_KEY")) {
            return new Credentials.ApiKey(variable(console, name, ""));
        }
        OAuthApp app = new OAuthApp(
                variable(console, "LEVER_CLIENT_ID", name).reveal(), variable(console, "LEVER_CLIENT_SECRET", name));
        GrantFile store = grantFile != null
                ? GrantFile.given(grantFile)
                : GrantFile.seeded(folder.resolve(GRANT), variable(console, name, ""), console::say);
        // a file that cannot be used is told of now, and by its name
        console.hide(store.read().refreshToken());
        return new Credentials.Grant(app, store);
    }

    private static Secret variable(Console console, String name, String wantedBy) {
        String value = console.variable(name)
                .orElseThrow(() ->
                        Failure.usage(wantedBy + " needs the app too; set LEVER_CLIENT_ID and LEVER_CLIENT_SECRET"));
        return secret(console, name, value);
    }

    private static Secret secret(Console console, String name, String value) {
        try {
            Secret secret = Secret.of(value.strip());
            return name.equals("LEVER_CLIENT_ID") ? secret : console.hide(secret);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(name + " cannot be used: " + e.getMessage());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.localIo(file + " could not be read; check its name and your rights to it", e);
        }
    }
}
