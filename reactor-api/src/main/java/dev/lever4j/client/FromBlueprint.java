package dev.lever4j.client;

import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an integration into what a builder would have been told. */
final class FromBlueprint {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.blueprint");

    /** More than the most characters of a blueprint, at the most bytes for each. */
    private static final int MOST_BYTES = 2 << 20;

    /** Attempts and the waits between them fit into a call that is so many times as long as one. */
    private static final int CALL_TO_ATTEMPT = 4;

    private static final Duration LONGEST = Duration.ofDays(365);

    private FromBlueprint() {}

    /** Blocks while it reads the file. */
    static LeverClientBuilder read(Path file, String name, Map<String, String> environment) {
        Integrations read = Integrations.parseOne(file.toString(), text(file), environment, name);
        read.warnings().forEach(warning -> LOG.warn("{}", warning));
        return builder(read.get(name));
    }

    static LeverClientBuilder builder(Integration integration) {
        LeverClientBuilder builder =
                new LeverClientBuilder().environment(integration.environment()).requestDefaults(integration.requests());
        if (integration.rate() != null) {
            builder.rate(integration.rate());
        }
        if (integration.retries() != null) {
            builder.retry(integration.retries());
        }
        if (integration.logLevel() != null) {
            builder.logLevel(integration.logLevel());
        }
        if (integration.requestTimeout() != null) {
            builder.options(options(integration.requestTimeout()));
        }
        if (integration.credential() instanceof AppCredential.OAuth oauth) {
            return builder.app(oauth.app());
        }
        return builder.apiKey(((AppCredential.ApiKey) integration.credential()).key());
    }

    /** Zero is no timeout, and the longest one that there is. */
    private static CallOptions options(Duration request) {
        if (request.isZero()) {
            return CallOptions.DEFAULT.attemptTimeout(LONGEST).timeout(LONGEST);
        }
        Duration whole = request.multipliedBy(CALL_TO_ATTEMPT);
        Duration atLeast = whole.compareTo(CallOptions.DEFAULT.timeout()) > 0 ? whole : CallOptions.DEFAULT.timeout();
        return CallOptions.DEFAULT.attemptTimeout(request).timeout(atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read; check its name and your rights to it", e);
        }
    }
}
