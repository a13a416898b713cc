package dev.lever4j.auth;

/**
 * The OAuth application as it is registered with Lever.
 *
 * @param clientId public, may be printed
 * @param clientSecret sent to the token endpoint only
 */
public record OAuthApp(String clientId, Secret clientSecret) {
    public OAuthApp {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("an OAuth app needs a client id");
        }
    }
}
