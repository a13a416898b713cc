package dev.lever4j.cli;

import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an {@code integrations.yaml} says: the app or the key, and the server. */
final class IntegrationOptions {
    private static final Path USUAL = Path.of("integrations.yaml");

    @Option(
            names = "--integration",
            paramLabel = "NAME",
            description = "An integration of the file: it says which app or API key, and which server.")
    private @Nullable String name;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where the integration is described. Default: integrations.yaml in the current folder.")
    private @Nullable Path file;

    boolean isGiven() {
        return name != null;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Empty where none is named. */
    Optional<Integration> load(Console console) {
        if (name == null) {
            if (file != null) {
                throw Failure.usage("--file holds integrations; name one of them with --integration");
            }
            return Optional.empty();
        }
        Integrations read = IntegrationsFile.one(Objects.requireNonNullElse(file, USUAL), console.env(), name);
        read.warnings().forEach(warning -> console.say("warning: " + warning));
        Integration found = read.get(name);
        console.hide(secret(found));
        return Optional.of(found);
    }

    private static Secret secret(Integration integration) {
        return integration.credential() instanceof AppCredential.OAuth oauth
                ? oauth.app().clientSecret()
                : ((AppCredential.ApiKey) integration.credential()).key();
    }
}
