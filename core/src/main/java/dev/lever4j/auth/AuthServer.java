package dev.lever4j.auth;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where an authorization server lies and how it wants to be asked.
 *
 * @param authorizeUrl where an account's admin is sent to consent
 * @param tokenUrl where codes are exchanged
 * @param refreshUrl where refresh tokens are exchanged; the token URL at Lever
 * @param scopeSeparator between the scopes that are asked for; one blank at Lever
 * @param tokenParams more fields of the request that exchanges a code; none at Lever. Only their names are printed
 */
public record AuthServer(
        URI authorizeUrl,
        URI tokenUrl,
        URI refreshUrl,
        ClientAuthentication authentication,
        TokenBodyFormat bodyFormat,
        String scopeSeparator,
        Map<String, String> tokenParams) {
    public AuthServer {
        tokenParams = Collections.unmodifiableMap(new TreeMap<>(tokenParams));
    }

    /** One that wants nothing else in a particular way. */
    public AuthServer(
            URI authorizeUrl,
            URI tokenUrl,
            URI refreshUrl,
            ClientAuthentication authentication,
            TokenBodyFormat bodyFormat) {
        this(authorizeUrl, tokenUrl, refreshUrl, authentication, bodyFormat, " ", Map.of());
    }

    /** As Lever's own: {@code /authorize} and {@code /oauth/token} below a base, secret in the body, a form. */
    public static AuthServer under(URI base) {
        URI token = URI.create(base + "/oauth/token");
        return new AuthServer(
                URI.create(base + "/authorize"), token, token, ClientAuthentication.BODY, TokenBodyFormat.FORM);
    }

    /**
     * Whether a callback's {@code iss} (RFC 9207) can be this server: an issuer is its origin or a folder of it, as
     * where one host serves many, and the authorization URL lies below. Lever's tokens name their issuer with a slash
     * at the end, other servers go without.
     */
    public boolean isIssuer(String issuer) {
        String origin = authorizeUrl.getScheme() + "://" + authorizeUrl.getRawAuthority();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return base.startsWith(origin) && authorizeUrl.toString().startsWith(base + "/");
    }

    @Override
    public String toString() {
        return "AuthServer[" + tokenUrl + ", " + authentication + ", " + bodyFormat + ", " + tokenParams.keySet() + "]";
    }
}
