package dev.lever4j.auth;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The scopes that Lever documents, 52 in all. */
public final class DocumentedScopes {
    private static final String READ = "applications archive_reasons audit_events contact diversity_surveys"
            + " eeo_responses eeo_responses_pii feedback feedback_templates files forms form_templates groups interviews"
            + " notes offers opportunities panels permissions postings referrals requisitions requisition_fields resumes"
            + " roles sources stages tags tasks users webhooks";

    private static final String WRITE = "contact feedback feedback_templates files forms form_templates groups"
            + " interviews notes opportunities panels permissions postings requisitions requisition_fields roles uploads"
            + " users webhooks";

    /** Sorted. Lever may know others; they are not documented. */
    public static final Set<String> NAMES = names();

    private DocumentedScopes() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("offline_access", "confidential:access:admin"));
        for (String resource : READ.split(" ")) {
            names.add(resource + ":read:admin");
        }
        for (String resource : WRITE.split(" ")) {
            names.add(resource + ":write:admin");
        }
        return Collections.unmodifiableSet(names);
    }
}
