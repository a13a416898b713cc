package dev.lever4j.endpoint;

import static dev.lever4j.endpoint.HttpMethod.DELETE;
import static dev.lever4j.endpoint.HttpMethod.GET;
import static dev.lever4j.endpoint.HttpMethod.POST;
import static dev.lever4j.endpoint.HttpMethod.PUT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every operation of Lever's Data API, one constant each. Paths, and who may perform them, as Lever documents; it
 * documents no scopes per operation, so these go by the resource's name.
 */
public final class Endpoints {
    /** Each constant enters itself; this one must come first. */
    private static final List<Endpoint> KNOWN = new ArrayList<>();

    // applications
    /** Deprecated by Lever in favour of the opportunity with {@code expand=applications}; still served. */
    public static final Endpoint GET_APPLICATION =
            single("/opportunities/{opportunity}/applications/{application}", "applications:read");
    /** Deprecated by Lever as {@link #GET_APPLICATION} is. */
    public static final Endpoint LIST_APPLICATIONS =
            paged("/opportunities/{opportunity}/applications", "applications:read");
    /** Seen live, not in the documentation's older text; both ends of a window of at most 30 days are needed. */
    public static final Endpoint LIST_DELETED_APPLICATIONS = paged("/applications/deleted", "applications:read");

    // archive reasons
    public static final Endpoint GET_ARCHIVE_REASON =
            single("/archive_reasons/{archiveReason}", "archive_reasons:read");
    /**
     * The documentation shows one object where the list should be for {@code type=hired}; a list has been seen live.
     */
    public static final Endpoint LIST_ARCHIVE_REASONS =
            get("/archive_reasons", Shape.PAGED_OR_ONE, "archive_reasons:read");

    // audit events
    /** Newest first. */
    public static final Endpoint LIST_AUDIT_EVENTS = paged("/audit_events", "audit_events:read");

    // contacts
    /** Contacts cannot be listed. */
    public static final Endpoint GET_CONTACT = single("/contacts/{contact}", "contact:read");
    /** Acts as a partial update (seen live). */
    public static final Endpoint UPDATE_CONTACT =
            write(PUT, "/contacts/{contact}", "contact:write", Resend.SAFE, PerformAsRule.NONE);

    // eeo
    /** The documentation nests the list in an object; an ordinary list has been seen live. */
    public static final Endpoint LIST_EEO_RESPONSES_WITH_PII =
            get("/eeo/responses/pii", Shape.PAGED_OR_NESTED, "eeo_responses_pii:read");
    /** Without identities; as {@link #LIST_EEO_RESPONSES_WITH_PII} otherwise. */
    public static final Endpoint LIST_EEO_RESPONSES =
            get("/eeo/responses", Shape.PAGED_OR_NESTED, "eeo_responses:read");

    // diversity surveys
    public static final Endpoint LIST_DIVERSITY_SURVEYS =
            get("/surveys/diversity/{posting}", Shape.LIST, "diversity_surveys:read");

    // feedback
    public static final Endpoint GET_FEEDBACK =
            single("/opportunities/{opportunity}/feedback/{feedback}", "feedback:read");
    public static final Endpoint LIST_FEEDBACK = paged("/opportunities/{opportunity}/feedback", "feedback:read");
    public static final Endpoint CREATE_FEEDBACK = write(
            POST, "/opportunities/{opportunity}/feedback", "feedback:write", Resend.UNSAFE, PerformAsRule.REQUIRED);
    /** Acts as a partial update; its answer has been seen to have an internal shape. */
    public static final Endpoint UPDATE_FEEDBACK = write(
            PUT,
            "/opportunities/{opportunity}/feedback/{feedback}",
            "feedback:write",
            Resend.SAFE,
            PerformAsRule.REQUIRED);

    public static final Endpoint DELETE_FEEDBACK =
            delete("/opportunities/{opportunity}/feedback/{feedback}", "feedback:write", PerformAsRule.REQUIRED);

    // feedback templates
    public static final Endpoint GET_FEEDBACK_TEMPLATE =
            single("/feedback_templates/{feedbackTemplate}", "feedback_templates:read");
    public static final Endpoint LIST_FEEDBACK_TEMPLATES = paged("/feedback_templates", "feedback_templates:read");
    public static final Endpoint CREATE_FEEDBACK_TEMPLATE =
            write(POST, "/feedback_templates", "feedback_templates:write", Resend.UNSAFE, PerformAsRule.NONE);
    /** Makes new ids for its fields (seen live), so a second one does harm. */
    public static final Endpoint REPLACE_FEEDBACK_TEMPLATE = write(
            PUT,
            "/feedback_templates/{feedbackTemplate}",
            "feedback_templates:write",
            Resend.UNSAFE,
            PerformAsRule.NONE);

    public static final Endpoint DELETE_FEEDBACK_TEMPLATE =
            delete("/feedback_templates/{feedbackTemplate}", "feedback_templates:write", PerformAsRule.NONE);

    // files
    public static final Endpoint UPLOAD_FILE =
            write(POST, "/opportunities/{opportunity}/files", "files:write", Resend.UNSAFE, PerformAsRule.REQUIRED);
    public static final Endpoint GET_FILE = single("/opportunities/{opportunity}/files/{file}", "files:read");
    public static final Endpoint LIST_FILES = paged("/opportunities/{opportunity}/files", "files:read");
    public static final Endpoint DOWNLOAD_FILE =
            get("/opportunities/{opportunity}/files/{file}/download", Shape.BINARY, "files:read");
    public static final Endpoint DELETE_FILE =
            delete("/opportunities/{opportunity}/files/{file}", "files:write", PerformAsRule.REQUIRED);
    public static final Endpoint LIST_FILE_ACTIONS = paged("/opportunities/{opportunity}/file_actions", "files:read");

    // interviews
    public static final Endpoint GET_INTERVIEW =
            single("/opportunities/{opportunity}/interviews/{interview}", "interviews:read");
    public static final Endpoint LIST_INTERVIEWS = paged("/opportunities/{opportunity}/interviews", "interviews:read");
    public static final Endpoint CREATE_INTERVIEW = write(
            POST, "/opportunities/{opportunity}/interviews", "interviews:write", Resend.UNSAFE, PerformAsRule.REQUIRED);
    public static final Endpoint REPLACE_INTERVIEW = write(
            PUT,
            "/opportunities/{opportunity}/interviews/{interview}",
            "interviews:write",
            Resend.SAFE,
            PerformAsRule.REQUIRED);
    public static final Endpoint DELETE_INTERVIEW =
            delete("/opportunities/{opportunity}/interviews/{interview}", "interviews:write", PerformAsRule.REQUIRED);

    // notes
    public static final Endpoint GET_NOTE = single("/opportunities/{opportunity}/notes/{note}", "notes:read");
    public static final Endpoint LIST_NOTES = paged("/opportunities/{opportunity}/notes", "notes:read");
    public static final Endpoint CREATE_NOTE =
            write(POST, "/opportunities/{opportunity}/notes", "notes:write", Resend.UNSAFE, PerformAsRule.OPTIONAL);
    public static final Endpoint REPLACE_NOTE =
            write(PUT, "/opportunities/{opportunity}/notes/{note}", "notes:write", Resend.SAFE, PerformAsRule.NONE);
    public static final Endpoint DELETE_NOTE =
            delete("/opportunities/{opportunity}/notes/{note}", "notes:write", PerformAsRule.NONE);

    // offers
    public static final Endpoint LIST_OFFERS = paged("/opportunities/{opportunity}/offers", "offers:read");
    public static final Endpoint DOWNLOAD_OFFER =
            get("/opportunities/{opportunity}/offers/{offer}/download", Shape.BINARY, "offers:read");

    // opportunities
    public static final Endpoint GET_OPPORTUNITY = single("/opportunities/{opportunity}", "opportunities:read");
    public static final Endpoint LIST_OPPORTUNITIES = paged("/opportunities", "opportunities:read");
    public static final Endpoint LIST_DELETED_OPPORTUNITIES = paged("/opportunities/deleted", "opportunities:read");
    public static final Endpoint CREATE_OPPORTUNITY =
            write(POST, "/opportunities", "opportunities:write", Resend.UNSAFE, PerformAsRule.REQUIRED);
    /** Appends to the stage's history. */
    public static final Endpoint CHANGE_STAGE = write(
            PUT, "/opportunities/{opportunity}/stage", "opportunities:write", Resend.UNSAFE, PerformAsRule.OPTIONAL);
    /** May cancel interviews, and stamps the time. */
    public static final Endpoint CHANGE_ARCHIVED = write(
            PUT, "/opportunities/{opportunity}/archived", "opportunities:write", Resend.UNSAFE, PerformAsRule.OPTIONAL);

    public static final Endpoint ADD_LINKS = write(
            POST, "/opportunities/{opportunity}/addLinks", "opportunities:write", Resend.SAFE, PerformAsRule.OPTIONAL);
    public static final Endpoint REMOVE_LINKS = write(
            POST,
            "/opportunities/{opportunity}/removeLinks",
            "opportunities:write",
            Resend.SAFE,
            PerformAsRule.OPTIONAL);
    public static final Endpoint ADD_TAGS = write(
            POST, "/opportunities/{opportunity}/addTags", "opportunities:write", Resend.SAFE, PerformAsRule.OPTIONAL);
    public static final Endpoint REMOVE_TAGS = write(
            POST,
            "/opportunities/{opportunity}/removeTags",
            "opportunities:write",
            Resend.SAFE,
            PerformAsRule.OPTIONAL);
    public static final Endpoint ADD_SOURCES = write(
            POST,
            "/opportunities/{opportunity}/addSources",
            "opportunities:write",
            Resend.SAFE,
            PerformAsRule.OPTIONAL);
    public static final Endpoint REMOVE_SOURCES = write(
            POST,
            "/opportunities/{opportunity}/removeSources",
            "opportunities:write",
            Resend.SAFE,
            PerformAsRule.OPTIONAL);

    // panels
    public static final Endpoint GET_PANEL = single("/opportunities/{opportunity}/panels/{panel}", "panels:read");
    public static final Endpoint LIST_PANELS = paged("/opportunities/{opportunity}/panels", "panels:read");
    public static final Endpoint CREATE_PANEL =
            write(POST, "/opportunities/{opportunity}/panels", "panels:write", Resend.UNSAFE, PerformAsRule.REQUIRED);
    /** Interviews without an id are made anew, so a second one makes them twice. */
    public static final Endpoint REPLACE_PANEL = write(
            PUT, "/opportunities/{opportunity}/panels/{panel}", "panels:write", Resend.UNSAFE, PerformAsRule.REQUIRED);

    public static final Endpoint DELETE_PANEL =
            delete("/opportunities/{opportunity}/panels/{panel}", "panels:write", PerformAsRule.REQUIRED);

    // postings
    public static final Endpoint GET_POSTING = single("/postings/{posting}", "postings:read");
    public static final Endpoint LIST_POSTINGS = paged("/postings", "postings:read");
    public static final Endpoint LIST_DELETED_POSTINGS = paged("/postings/deleted", "postings:read");
    public static final Endpoint CREATE_POSTING =
            write(POST, "/postings", "postings:write", Resend.UNSAFE, PerformAsRule.REQUIRED);
    /** A partial update, though a POST. */
    public static final Endpoint UPDATE_POSTING =
            write(POST, "/postings/{posting}", "postings:write", Resend.SAFE, PerformAsRule.REQUIRED);

    public static final Endpoint GET_APPLICATION_FORM = single("/postings/{posting}/apply", "postings:read");
    public static final Endpoint APPLY =
            write(POST, "/postings/{posting}/apply", "postings:write", Resend.UNSAFE, PerformAsRule.NONE);
    /** Seen live, not in the documentation's older text. Needs {@code users:read} too. */
    public static final Endpoint GET_POSTING_ACCESS = get("/postings/{posting}/users", Shape.BARE, "postings:read");

    // profile forms
    public static final Endpoint GET_PROFILE_FORM = single("/opportunities/{opportunity}/forms/{form}", "forms:read");
    public static final Endpoint LIST_PROFILE_FORMS = paged("/opportunities/{opportunity}/forms", "forms:read");
    public static final Endpoint CREATE_PROFILE_FORM =
            write(POST, "/opportunities/{opportunity}/forms", "forms:write", Resend.UNSAFE, PerformAsRule.OPTIONAL);

    // profile form templates
    public static final Endpoint GET_FORM_TEMPLATE = single("/form_templates/{formTemplate}", "form_templates:read");
    public static final Endpoint LIST_FORM_TEMPLATES = paged("/form_templates", "form_templates:read");
    public static final Endpoint CREATE_FORM_TEMPLATE =
            write(POST, "/form_templates", "form_templates:write", Resend.UNSAFE, PerformAsRule.NONE);
    /** Taken to make new field ids as {@link #REPLACE_FEEDBACK_TEMPLATE} does; not documented. */
    public static final Endpoint REPLACE_FORM_TEMPLATE =
            write(PUT, "/form_templates/{formTemplate}", "form_templates:write", Resend.UNSAFE, PerformAsRule.NONE);

    public static final Endpoint DELETE_FORM_TEMPLATE =
            delete("/form_templates/{formTemplate}", "form_templates:write", PerformAsRule.NONE);

    // referrals
    public static final Endpoint GET_REFERRAL =
            single("/opportunities/{opportunity}/referrals/{referral}", "referrals:read");
    public static final Endpoint LIST_REFERRALS = paged("/opportunities/{opportunity}/referrals", "referrals:read");

    // requisitions
    public static final Endpoint GET_REQUISITION = single("/requisitions/{requisition}", "requisitions:read");
    public static final Endpoint LIST_REQUISITIONS = paged("/requisitions", "requisitions:read");
    public static final Endpoint CREATE_REQUISITION =
            write(POST, "/requisitions", "requisitions:write", Resend.UNSAFE, PerformAsRule.NONE);
    public static final Endpoint REPLACE_REQUISITION =
            write(PUT, "/requisitions/{requisition}", "requisitions:write", Resend.SAFE, PerformAsRule.NONE);
    public static final Endpoint DELETE_REQUISITION =
            delete("/requisitions/{requisition}", "requisitions:write", PerformAsRule.NONE);

    // requisition fields
    public static final Endpoint GET_REQUISITION_FIELD =
            single("/requisition_fields/{requisitionField}", "requisition_fields:read");
    public static final Endpoint LIST_REQUISITION_FIELDS =
            get("/requisition_fields", Shape.LIST, "requisition_fields:read");
    public static final Endpoint CREATE_REQUISITION_FIELD =
            write(POST, "/requisition_fields", "requisition_fields:write", Resend.UNSAFE, PerformAsRule.NONE);
    public static final Endpoint REPLACE_REQUISITION_FIELD = write(
            PUT, "/requisition_fields/{requisitionField}", "requisition_fields:write", Resend.SAFE, PerformAsRule.NONE);
    public static final Endpoint DELETE_REQUISITION_FIELD =
            delete("/requisition_fields/{requisitionField}", "requisition_fields:write", PerformAsRule.NONE);
    public static final Endpoint ADD_REQUISITION_FIELD_OPTIONS = write(
            POST,
            "/requisition_fields/{requisitionField}/options",
            "requisition_fields:write",
            Resend.UNSAFE,
            PerformAsRule.NONE);
    public static final Endpoint UPDATE_REQUISITION_FIELD_OPTIONS = write(
            PUT,
            "/requisition_fields/{requisitionField}/options",
            "requisition_fields:write",
            Resend.SAFE,
            PerformAsRule.NONE);
    public static final Endpoint DELETE_REQUISITION_FIELD_OPTIONS =
            delete("/requisition_fields/{requisitionField}/options", "requisition_fields:write", PerformAsRule.NONE);

    // resumes
    public static final Endpoint GET_RESUME = single("/opportunities/{opportunity}/resumes/{resume}", "resumes:read");
    public static final Endpoint LIST_RESUMES = paged("/opportunities/{opportunity}/resumes", "resumes:read");
    public static final Endpoint DOWNLOAD_RESUME =
            get("/opportunities/{opportunity}/resumes/{resume}/download", Shape.BINARY, "resumes:read");

    // reference data
    public static final Endpoint LIST_SOURCES = paged("/sources", "sources:read");
    public static final Endpoint GET_STAGE = single("/stages/{stage}", "stages:read");
    /** In pipeline order. */
    public static final Endpoint LIST_STAGES = paged("/stages", "stages:read");
    /** Seen live, not in the documentation's older text. */
    public static final Endpoint GET_DISPOSITION_STAGES = single("/disposition_stages", "stages:read");

    public static final Endpoint LIST_TAGS = paged("/tags", "tags:read");

    // uploads
    /** A second one makes a second upload, which expires unused after 24 hours; files are not sent twice for that. */
    public static final Endpoint UPLOAD = write(POST, "/uploads", "uploads:write", Resend.UNSAFE, PerformAsRule.NONE);

    // users
    public static final Endpoint GET_USER = single("/users/{user}", "users:read");
    /** Active users only, unless asked otherwise. */
    public static final Endpoint LIST_USERS = paged("/users", "users:read");

    public static final Endpoint CREATE_USER = write(POST, "/users", "users:write", Resend.UNSAFE, PerformAsRule.NONE);
    public static final Endpoint REPLACE_USER =
            write(PUT, "/users/{user}", "users:write", Resend.SAFE, PerformAsRule.NONE);
    public static final Endpoint DEACTIVATE_USER =
            write(POST, "/users/{user}/deactivate", "users:write", Resend.SAFE, PerformAsRule.NONE);
    public static final Endpoint REACTIVATE_USER =
            write(POST, "/users/{user}/reactivate", "users:write", Resend.SAFE, PerformAsRule.NONE);

    // webhooks
    public static final Endpoint LIST_WEBHOOKS = get("/webhooks", Shape.LIST, "webhooks:read");
    public static final Endpoint CREATE_WEBHOOK =
            write(POST, "/webhooks", "webhooks:write", Resend.UNSAFE, PerformAsRule.NONE);
    /** Several at once. */
    public static final Endpoint UPDATE_WEBHOOKS =
            write(PUT, "/webhooks", Shape.LIST, "webhooks:write", Resend.SAFE, PerformAsRule.NONE);

    public static final Endpoint DELETE_WEBHOOK = delete("/webhooks/{webhook}", "webhooks:write", PerformAsRule.NONE);

    private static final Map<String, Endpoint> BY_OPERATION =
            KNOWN.stream().collect(Collectors.toUnmodifiableMap(Endpoint::operation, Function.identity()));

    /** As they are written here, which is found without taking the template apart. */
    private static final Map<HttpMethod, Map<String, Endpoint>> BY_TEMPLATE = KNOWN.stream()
            .collect(Collectors.groupingBy(
                    Endpoint::method, Collectors.toUnmodifiableMap(Endpoint::template, Function.identity())));

    private Endpoints() {}

    /** Every constant of this class, in its order. */
    public static List<Endpoint> all() {
        return Collections.unmodifiableList(KNOWN);
    }

    /**
     * The operation behind a method and a path template: a constant of this class where one matches (the names of the
     * variables do not count), else a new one of shape {@link Shape#RAW} that is safe to resend if it is a GET or a
     * DELETE, and that passes {@code perform_as} on if it is no GET. Of an unknown POST or PUT nothing is known, so it
     * is not.
     *
     * @throws IllegalArgumentException if the template is not one
     */
    public static Endpoint raw(HttpMethod method, String template) {
        Endpoint written = BY_TEMPLATE.getOrDefault(method, Map.of()).get(template);
        if (written != null) {
            return written;
        }
        Resend resend = method == GET || method == DELETE ? Resend.SAFE : Resend.UNSAFE;
        PerformAsRule performAs = method == GET ? PerformAsRule.NONE : PerformAsRule.OPTIONAL;
        Endpoint asked = new Endpoint(method, template, Shape.RAW, resend, "", performAs);
        return BY_OPERATION.getOrDefault(asked.operation(), asked);
    }

    private static Endpoint paged(String template, String scope) {
        return get(template, Shape.PAGED, scope);
    }

    private static Endpoint single(String template, String scope) {
        return get(template, Shape.SINGLE, scope);
    }

    private static Endpoint get(String template, Shape shape, String scope) {
        return known(new Endpoint(GET, template, shape, Resend.SAFE, scope, PerformAsRule.NONE));
    }

    private static Endpoint write(
            HttpMethod method, String template, String scope, Resend resend, PerformAsRule performAs) {
        return write(method, template, Shape.SINGLE, scope, resend, performAs);
    }

    private static Endpoint write(
            HttpMethod method, String template, Shape shape, String scope, Resend resend, PerformAsRule performAs) {
        return known(new Endpoint(method, template, shape, resend, scope, performAs));
    }

    /** A record that is gone stays gone. */
    private static Endpoint delete(String template, String scope, PerformAsRule performAs) {
        return known(new Endpoint(DELETE, template, Shape.EMPTY, Resend.SAFE, scope, performAs));
    }

    private static Endpoint known(Endpoint endpoint) {
        KNOWN.add(endpoint);
        return endpoint;
    }
}
