package dev.lever4j.request;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Headers and query parameters that go with every request to the Data API: not to the public postings, the
 * authorization server or wherever a download is redirected to. A header takes the place of the client's own of that
 * name. A parameter gives way to one that a call brings along. Immutable; {@code toString} shows names only.
 */
public final class RequestDefaults {
    public static final RequestDefaults NONE = new RequestDefaults(Map.of(), Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Set<String> FRAMING = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> PAGING = Set.of("limit", "offset");

    private final Map<String, String> headers;
    private final Map<String, String> parameters;

    private RequestDefaults(Map<String, String> headers, Map<String, String> parameters) {
        this.headers = headers;
        this.parameters = parameters;
    }

    /**
     * These and one more header, in place of one of the same name.
     *
     * @throws IllegalArgumentException if the name is none or is not for callers to set, or the value is not printable
     *     ASCII; the message quotes neither
     */
    public RequestDefaults header(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("this is no name of a header");
        }
        if (lower.equals("authorization")) {
            throw new IllegalArgumentException("the Authorization header is made from the credential alone");
        }
        if (FRAMING.contains(lower)) {
            throw new IllegalArgumentException(
                    "this header is set for each request as its body and connection need it");
        }
        if (value.isBlank() || !value.equals(value.strip()) || !value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a header's value must be printable ASCII without line ends or blanks around it");
        }
        return new RequestDefaults(and(headers, lower, value), parameters);
    }

    /**
     * These and one more query parameter, in place of one of the same name.
     *
     * @throws IllegalArgumentException if the name is blank, or is one that every list or call sets for itself, or the
     *     value is cut in the middle of a character; the message quotes no value
     */
    public RequestDefaults parameter(String name, String value) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a query parameter needs a name");
        }
        if (PAGING.contains(name)) {
            throw new IllegalArgumentException("limit and offset are set by each list for itself");
        }
        if (name.equals("perform_as")) {
            throw new IllegalArgumentException("perform_as is said per call, or in the call options of a client");
        }
        Query.empty().and("a query parameter", value);
        return new RequestDefaults(headers, and(parameters, name, value));
    }

    /** By name in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** By name. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** A call's query, and at its end what it does not say itself. */
    public Query in(Query query) {
        if (parameters.isEmpty()) {
            return query;
        }
        Query whole = query;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (query.values(parameter.getKey()).isEmpty()) {
                whole = whole.and(parameter.getKey(), parameter.getValue());
            }
        }
        return whole;
    }

    private static Map<String, String> and(Map<String, String> some, String name, String value) {
        Map<String, String> more = new TreeMap<>(some);
        more.put(name, value);
        return Collections.unmodifiableMap(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestDefaults that
                && headers.equals(that.headers)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * headers.hashCode() + parameters.hashCode();
    }

    @Override
    public String toString() {
        return "RequestDefaults[headers " + headers.keySet() + ", parameters " + parameters.keySet() + "]";
    }
}
