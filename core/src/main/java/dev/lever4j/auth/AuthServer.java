package dev.lever4j.auth;

import java.net.URI;

/**
 * Where an authorization server lies and how it wants to be asked.
 *
 * @param authorizeUrl where an account's admin is sent to consent
 * @param tokenUrl where codes are exchanged
 * @param refreshUrl where refresh tokens are exchanged; the token URL at Lever
 */
public record AuthServer(
        URI authorizeUrl,
        URI tokenUrl,
        URI refreshUrl,
        ClientAuthentication authentication,
        TokenBodyFormat bodyFormat) {
    /** As Lever's own: {@code /authorize} and {@code /oauth/token} below a base, secret in the body, a form. */
    public static AuthServer under(URI base) {
        URI token = URI.create(base + "/oauth/token");
        return new AuthServer(
                URI.create(base + "/authorize"), token, token, ClientAuthentication.BODY, TokenBodyFormat.FORM);
    }
}
