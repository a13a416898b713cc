package dev.lever4j.auth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint granted.
 *
 * @param refreshToken null if the answer had none: the old one stays in force
 * @param lifetime of the access token, counted from the moment it was asked for; odd values have been clamped
 */
public record TokenSet(Secret accessToken, @Nullable Secret refreshToken, Duration lifetime, Scopes scopes) {}
