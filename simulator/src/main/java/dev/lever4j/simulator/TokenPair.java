package dev.lever4j.simulator;

/** What a token endpoint hands out. */
public record TokenPair(String accessToken, String refreshToken, long expiresInSeconds) {
    @Override
    public String toString() {
        return "TokenPair[expiresInSeconds=" + expiresInSeconds + "]";
    }
}
