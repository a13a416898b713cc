package dev.lever4j.blueprint;

import dev.lever4j.auth.DocumentedScopes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes into an app's requests for a grant, beside what every such request has. Parameters print their names only.
 *
 * @param scopes in the order of the file, each once
 * @param scopeSeparator between them; one blank as Lever documents it
 * @param authorizationParams more query parameters of the authorization URL
 * @param tokenParams more fields of the request that exchanges a code
 */
public record OAuthRequests(
        List<String> scopes,
        String scopeSeparator,
        Map<String, String> authorizationParams,
        Map<String, String> tokenParams) {
    public OAuthRequests {
        scopes = List.copyOf(scopes);
        authorizationParams = Collections.unmodifiableMap(new LinkedHashMap<>(authorizationParams));
        tokenParams = Collections.unmodifiableMap(new LinkedHashMap<>(tokenParams));
    }

    /** Whether a grant would come with a refresh token. */
    public boolean asksForRefreshToken() {
        return scopes.contains(DocumentedScopes.OFFLINE_ACCESS);
    }

    /** The value of the authorization URL's {@code scope}. */
    public String scope() {
        return String.join(scopeSeparator, scopes);
    }

    @Override
    public String toString() {
        return "OAuthRequests[scopes=" + scopes + ", authorizationParams=" + authorizationParams.keySet()
                + ", tokenParams=" + tokenParams.keySet() + "]";
    }
}
