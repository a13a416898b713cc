package dev.lever4j.blueprint;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.request.RequestDefaults;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One integration of {@code integrations.yaml}, merged with the blueprint that it extends, checked, and with the
 * environment's values in place. It prints no secret.
 *
 * @param blueprint such as {@code lever:v0}; null where the file says everything itself
 * @param credential the app, or the API key
 * @param requests headers and query parameters of every request
 * @param rate null where the file leaves it to the client
 * @param retries null where the file leaves them to the client
 * @param requestTimeout of one HTTP request; zero for none at all; null where the file leaves it to the client
 * @param logLevel null where the file leaves it to the logging library
 */
public record Integration(
        String name,
        @Nullable String blueprint,
        LeverEnvironment environment,
        AppCredential credential,
        RequestDefaults requests,
        @Nullable RateLimit rate,
        @Nullable RetryPolicy retries,
        @Nullable Duration requestTimeout,
        @Nullable LogLevel logLevel) {}
