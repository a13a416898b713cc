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
 * @param scopes in the order of the file, each once
 * @param authorizationParams more query parameters of the authorization URL
 */
public record OAuthRequests(List<String> scopes, Map<String, String> authorizationParams) {
    public OAuthRequests {
        scopes = List.copyOf(scopes);
        authorizationParams = Collections.unmodifiableMap(new TreeMap<>(authorizationParams));
    }

    /** Whether a grant would come with a refresh token. */
    public boolean asksForRefreshToken() {
        return scopes.contains(ConnectSettings.OFFLINE_ACCESS);
    }

    /** For connecting an account by this app. */
    public ConnectSettings connect(RedirectUri redirectUri) {
        Scopes wanted = new Scopes(Set.copyOf(scopes));
        return new ConnectSettings(redirectUri, wanted, asksForRefreshToken(), true, authorizationParams);
    }

    @Override
    public String toString() {
        return "OAuthRequests[scopes=" + scopes + ", authorizationParams=" + authorizationParams.keySet() + "]";
    }
}
