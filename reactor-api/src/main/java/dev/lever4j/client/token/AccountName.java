package dev.lever4j.client.token;

import java.nio.charset.StandardCharsets;

/** The one rule for names of accounts, so that a name that one store takes every store takes. */
public final class AccountName {
    private static final int LONGEST = 200;

    private AccountName() {}

    /** @throws IllegalArgumentException if it is no name of an account; the message says why */
    public static String checked(String account) {
        if (account.isBlank() || account.length() > LONGEST) {
            throw new IllegalArgumentException("account must be a name of 1 to " + LONGEST + " characters");
        }
        if (account.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("account must not hold control characters");
        }
        // two names that differ in half a character alone would be one name in UTF-8
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(account)) {
            throw new IllegalArgumentException("account must be well-formed Unicode");
        }
        return account;
    }
}
