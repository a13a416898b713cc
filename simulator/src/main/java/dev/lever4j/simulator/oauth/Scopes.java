package dev.lever4j.simulator.oauth;

import java.util.LinkedHashSet;
import java.util.Set;

/** The 52 scopes Lever documents. */
public final class Scopes {
    private static final String READ =
            "applications archive_reasons audit_events contact diversity_surveys eeo_responses "
                    + "eeo_responses_pii feedback feedback_templates files forms form_templates groups interviews notes offers "
                    + "opportunities panels permissions postings referrals requisitions requisition_fields resumes roles sources stages "
                    + "tags tasks users webhooks";
    private static final String WRITE =
            "contact feedback feedback_templates files forms form_templates groups interviews notes "
                    + "opportunities panels permissions postings requisitions requisition_fields roles uploads users webhooks";
    /** All of them. */
    public static final Set<String> ALL = all();

    private Scopes() {}

    private static Set<String> all() {
        Set<String> scopes = new LinkedHashSet<>(Set.of("offline_access", "confidential:access:admin"));
        for (String resource : READ.split(" ")) {
            scopes.add(resource + ":read:admin");
        }
        for (String resource : WRITE.split(" ")) {
            scopes.add(resource + ":write:admin");
        }
        return Set.copyOf(scopes);
    }
}
