package dev.lever4j.blueprint;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an app asks an account's admin for. Parameters print their names only.
 *
 * @param scopes in the order of the file, each once; {@code offline_access} may be left out
 * @param authorizationParams more query parameters of the authorization URL
 */
public record OAuthRequests(List<String> scopes, Map<String, String> authorizationParams) {
    public OAuthRequests {
        scopes = List.copyOf(scopes);
        authorizationParams = Collections.unmodifiableMap(new TreeMap<>(authorizationParams));
    }

    /** For connecting an account by this app. Asks for a refresh token, so {@code offline_access} is in it always. */
    public ConnectSettings connect(RedirectUri redirectUri) {
        Scopes wanted = new Scopes(Set.copyOf(scopes));
        return new ConnectSettings(redirectUri, wanted, true, true, authorizationParams);
    }

    @Override
    public String toString() {
        return "OAuthRequests[scopes=" + scopes + ", authorizationParams=" + authorizationParams.keySet() + "]";
    }
}
