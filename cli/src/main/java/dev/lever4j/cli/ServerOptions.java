package dev.lever4j.cli;

import dev.lever4j.LeverEnvironment;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Lever is meant. */
final class ServerOptions {
    @Option(names = "--environment", paramLabel = "NAME", description = "production, sandbox or eu.")
    private @Nullable String environment;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "The API of any other server, with or without its /v1; http:// for loopback only.")
    private @Nullable String baseUrl;

    @Option(
            names = "--auth-url",
            paramLabel = "URL",
            description = "Where /authorize and /oauth/token lie on that server; needed for OAuth.")
    private @Nullable String authUrl;

    /** Empty where none of the options is given. */
    Optional<LeverEnvironment> server() {
        if (environment != null && (baseUrl != null || authUrl != null)) {
            throw Failure.usage("--environment and --base-url or --auth-url name two servers; give one of them");
        }
        if (environment != null) {
            return Optional.of(named(environment));
        }
        if (baseUrl == null && authUrl != null) {
            throw Failure.usage("--auth-url says where to authenticate only; add --base-url for the API");
        }
        return Optional.ofNullable(baseUrl).map(this::custom);
    }

    /** Whether OAuth's URL is missing from a server given by its URL. */
    boolean lacksAuthUrl() {
        return baseUrl != null && authUrl == null;
    }

    private LeverEnvironment custom(String base) {
        URI api = uri("--base-url", base);
        // an API key needs no second URL: then the API's own origin stands in, and nothing is sent there
        URI auth = authUrl == null ? api.resolve("/") : uri("--auth-url", authUrl);
        try {
            return LeverEnvironment.customWithLoopbackHttp(api, auth);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static LeverEnvironment named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "production" -> LeverEnvironment.PRODUCTION;
            case "sandbox" -> LeverEnvironment.SANDBOX;
            case "eu" -> LeverEnvironment.EU;
            default -> throw Failure.usage("--environment must be production, sandbox or eu");
        };
    }

    private static URI uri(String option, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.isAbsolute() && !uri.isOpaque()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text: it may hold a password
        }
        throw Failure.usage(option + " must be a URL such as https://api.lever.co/v1");
    }
}
