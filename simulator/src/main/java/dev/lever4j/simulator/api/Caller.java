package dev.lever4j.simulator.api;

import java.util.Set;

/**
 * Who asks: the name of the credential, which is also the name of its bucket, and what it may do.
 *
 * @param everything all but to see confidential data, which takes a scope
 */
public record Caller(String bucket, boolean everything, Set<String> scopes) {
    private static final String CONFIDENTIAL = "confidential:access:admin";

    public static Caller apiKey(boolean seesConfidential) {
        return new Caller("api-key", true, seesConfidential ? Set.of(CONFIDENTIAL) : Set.of());
    }

    /** Writing includes reading, and EEO responses with identities include those without. */
    boolean may(String scope) {
        return everything
                || scopes.contains(scope)
                || scopes.contains(scope.replace(":read:", ":write:"))
                || scopes.contains(scope.replace("eeo_responses:", "eeo_responses_pii:"));
    }

    boolean seesConfidential() {
        return scopes.contains(CONFIDENTIAL);
    }
}
