package dev.lever4j.cli;

import dev.lever4j.auth.Secret;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;
import java.util.Base64;
import java.util.Optional;

/**
 * What can be read in an access token. Nobody has checked its signature and Lever does not document it: it is for a
 * person to look at, and nothing may depend on it.
 */
final class TokenClaims {
    private static final String ACCOUNT = "https://oauth.lever.co/accountId";
    private static final int LONGEST = 100;

    private TokenClaims() {}

    /** Lever's id of the account, if the token says one. */
    static Optional<String> account(Secret accessToken) {
        String[] parts = accessToken.reveal().split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Object claim =
                    LeverJson.map(Base64.getUrlDecoder().decode(parts[1])).get(ACCOUNT);
            return claim instanceof String text && !text.isBlank() && text.length() <= LONGEST
                    ? Optional.of(Printable.of(text))
                    : Optional.empty();
        } catch (IllegalArgumentException | MalformedResponseException e) {
            return Optional.empty();
        }
    }
}
