package dev.lever4j.simulator.api;

import java.util.Set;

/** Who asks: the name of the credential, which is also the name of its bucket, and what it may do. */
public record Caller(String bucket, boolean everything, Set<String> scopes) {
    public static Caller apiKey() {
        return new Caller("api-key", true, Set.of());
    }

    /** Writing includes reading, and EEO responses with identities include those without. */
    boolean may(String scope) {
        return everything
                || scopes.contains(scope)
                || scopes.contains(scope.replace(":read:", ":write:"))
                || scopes.contains(scope.replace("eeo_responses:", "eeo_responses_pii:"));
    }

    boolean seesConfidential() {
        return may("confidential:access:admin");
    }
}
