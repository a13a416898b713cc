package dev.lever4j.client.token;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The one rule for names of accounts, so that a name that one store takes every store takes. */
public final class AccountName {
    private static final int LONGEST = 200;

    private AccountName() {}

    /** @throws IllegalArgumentException if it is no name of an account; the message says why */
    public static String checked(String account) {
        String wrong = wrong(account);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
        return account;
    }

    /** Whether {@link #checked} takes it: for what somebody else made up. */
    public static boolean is(String account) {
        return wrong(account) == null;
    }

    private static @Nullable String wrong(String account) {
        if (account.isBlank() || account.length() > LONGEST) {
            return "account must be a name of 1 to " + LONGEST + " characters";
        }
        if (account.chars().anyMatch(Character::isISOControl)) {
            return "account must not hold control characters";
        }
        // two names that differ in half a character alone would be one name in UTF-8
        return StandardCharsets.UTF_8.newEncoder().canEncode(account) ? null : "account must be well-formed Unicode";
    }
}
