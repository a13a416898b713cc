package dev.lever4j.endpoint;

import static dev.lever4j.endpoint.HttpMethod.DELETE;
import static dev.lever4j.endpoint.HttpMethod.GET;

import java.util.List;

/**
 * The operations that the client knows, one constant each. Paths as Lever documents them; it documents no scopes per
 * operation, so these go by the resource's name.
 */
public final class Endpoints {
    public static final Endpoint LIST_OPPORTUNITIES = paged("/opportunities", "opportunities:read");
    public static final Endpoint GET_OPPORTUNITY = single("/opportunities/{opportunity}", "opportunities:read");
    public static final Endpoint LIST_DELETED_OPPORTUNITIES = paged("/opportunities/deleted", "opportunities:read");

    /** Deprecated by Lever in favour of the opportunity with {@code expand=applications}; still served. */
    public static final Endpoint LIST_APPLICATIONS =
            paged("/opportunities/{opportunity}/applications", "applications:read");

    /** Deprecated by Lever as {@link #LIST_APPLICATIONS} is. */
    public static final Endpoint GET_APPLICATION =
            single("/opportunities/{opportunity}/applications/{application}", "applications:read");

    public static final Endpoint LIST_POSTINGS = paged("/postings", "postings:read");
    public static final Endpoint GET_POSTING = single("/postings/{posting}", "postings:read");

    /** In pipeline order. */
    public static final Endpoint LIST_STAGES = paged("/stages", "stages:read");

    public static final Endpoint GET_STAGE = single("/stages/{stage}", "stages:read");

    /** Active users only, unless asked otherwise. */
    public static final Endpoint LIST_USERS = paged("/users", "users:read");

    public static final Endpoint GET_USER = single("/users/{user}", "users:read");

    /**
     * The documentation shows one object where the list should be for {@code type=hired}; a list has been seen live.
     */
    public static final Endpoint LIST_ARCHIVE_REASONS =
            new Endpoint(GET, "/archive_reasons", Shape.PAGED_OR_ONE, Resend.SAFE, "archive_reasons:read");

    public static final Endpoint GET_ARCHIVE_REASON =
            single("/archive_reasons/{archiveReason}", "archive_reasons:read");
    public static final Endpoint LIST_TAGS = paged("/tags", "tags:read");
    public static final Endpoint LIST_SOURCES = paged("/sources", "sources:read");

    /** Contacts cannot be listed. */
    public static final Endpoint GET_CONTACT = single("/contacts/{contact}", "contact:read");

    private static final List<Endpoint> KNOWN = List.of(
            LIST_OPPORTUNITIES,
            LIST_DELETED_OPPORTUNITIES,
            GET_OPPORTUNITY,
            LIST_APPLICATIONS,
            GET_APPLICATION,
            LIST_POSTINGS,
            GET_POSTING,
            LIST_STAGES,
            GET_STAGE,
            LIST_USERS,
            GET_USER,
            LIST_ARCHIVE_REASONS,
            GET_ARCHIVE_REASON,
            LIST_TAGS,
            LIST_SOURCES,
            GET_CONTACT);

    private Endpoints() {}

    /** Every constant of this class. */
    public static List<Endpoint> all() {
        return KNOWN;
    }

    /**
     * The operation behind a method and a path template: a constant of this class where one matches (the names of the
     * variables do not count), else a new one of shape {@link Shape#RAW} that is safe to resend if it is a GET or a
     * DELETE. Of an unknown POST or PUT nothing is known, so it is not.
     *
     * @throws IllegalArgumentException if the template is not one
     */
    public static Endpoint raw(HttpMethod method, String template) {
        Resend resend = method == GET || method == DELETE ? Resend.SAFE : Resend.UNSAFE;
        Endpoint asked = new Endpoint(method, template, Shape.RAW, resend, "");
        return KNOWN.stream().filter(asked::sameOperationAs).findFirst().orElse(asked);
    }

    private static Endpoint paged(String template, String scope) {
        return new Endpoint(GET, template, Shape.PAGED, Resend.SAFE, scope);
    }

    private static Endpoint single(String template, String scope) {
        return new Endpoint(GET, template, Shape.SINGLE, Resend.SAFE, scope);
    }
}
