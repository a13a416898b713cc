package dev.lever4j.simulator.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One answer of the token endpoint; no refresh token without the scope {@code offline_access}. */
public record Issued(String accessToken, @Nullable String refreshToken, Set<String> scopes, long expiresInSeconds) {
    @Override
    public String toString() {
        return "Issued[expiresInSeconds=" + expiresInSeconds + "]";
    }
}
