package dev.lever4j.auth.connect;

import dev.lever4j.auth.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brought back from the authorization server. Whoever can make a browser follow a link can write one:
 * nothing of it counts before its state is known to be the one that this browser was sent out with.
 */
public sealed interface Callback {
    /** A code, good for one exchange. */
    record Granted(Secret state, Secret code, @Nullable String issuer) implements Callback {}

    /**
     * @param error OAuth's code such as {@code access_denied}; {@code unknown} if it was none
     * @param description what the server says to it, cut and without control characters; free text, empty if there is
     *     none
     */
    record Refused(
            Secret state,
            String error,
            String description,
            @Nullable String issuer) implements Callback {}

    /** Nothing that an authorization server sends; {@code why} quotes nothing of it. */
    record Malformed(String why) implements Callback {}

    /** Reads the raw query of the request to the redirect URI, with or without its question mark. Never throws. */
    static Callback parse(@Nullable String rawQuery) {
        try {
            return read(CallbackQuery.parse(rawQuery == null ? "" : rawQuery));
        } catch (IllegalArgumentException e) {
            return new Malformed("the callback's query cannot be read: " + e.getMessage());
        }
    }

    private static Callback read(Map<String, String> query) {
        String stateText = query.getOrDefault("state", "");
        String error = query.get("error");
        String code = query.get("code");
        if (stateText.isEmpty()) {
            return new Malformed("the callback has no state");
        }
        if ((error == null) == (code == null)) {
            return new Malformed(
                    error == null
                            ? "the callback has neither a code nor an error"
                            : "the callback has a code and an error");
        }
        Secret state = CallbackQuery.secret("state", stateText);
        if (code != null) {
            return new Granted(state, CallbackQuery.secret("code", code), query.get("iss"));
        }
        String said = FreeText.stripped(query.getOrDefault("error_description", ""));
        return new Refused(state, FreeText.errorCode(error), said, query.get("iss"));
    }
}
