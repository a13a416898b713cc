package dev.lever4j.auth.connect;

import dev.lever4j.auth.Scopes;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an app asks an admin for, and how.
 *
 * @param redirectUri as registered with Lever
 * @param scopes what the app wants to do; not checked against Lever's list, which may grow
 * @param refresh whether the grant shall outlive its first hour: adds {@code offline_access}; default true
 * @param pkce default true
 * @param parameters further ones of the authorization request, such as {@code prompt=consent}; sorted; default none
 */
public record ConnectSettings(
        RedirectUri redirectUri, Scopes scopes, boolean refresh, boolean pkce, Map<String, String> parameters) {
    /** The scope that brings a refresh token. */
    public static final String OFFLINE_ACCESS = "offline_access";

    private static final Set<String> OURS = Set.of(
            "client_id",
            "client_secret",
            "redirect_uri",
            "response_type",
            "response_mode",
            "state",
            "audience",
            "scope",
            "code_challenge",
            "code_challenge_method");

    /** @throws IllegalArgumentException if a further parameter is one that is set anyway */
    public ConnectSettings {
        parameters.keySet().stream().filter(OURS::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("the authorization request sets " + name + " itself");
        });
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public static ConnectSettings of(RedirectUri redirectUri, Scopes scopes) {
        return new ConnectSettings(redirectUri, scopes, true, true, Map.of());
    }

    public ConnectSettings refresh(boolean wanted) {
        return new ConnectSettings(redirectUri, scopes, wanted, pkce, parameters);
    }

    public ConnectSettings pkce(boolean wanted) {
        return new ConnectSettings(redirectUri, scopes, refresh, wanted, parameters);
    }

    public ConnectSettings parameter(String name, String value) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put(name, value);
        return new ConnectSettings(redirectUri, scopes, refresh, pkce, all);
    }

    /** The scopes as they are asked for: {@code offline_access} is in them if and only if refresh is on. */
    public Scopes asked() {
        Set<String> names = new TreeSet<>(scopes.names());
        names.remove(OFFLINE_ACCESS);
        if (refresh) {
            names.add(OFFLINE_ACCESS);
        }
        return new Scopes(names);
    }
}
