package dev.lever4j.endpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation as data. The template is also the log label and the metric tag, so neither ever holds an id.
 *
 * @param template the path below {@code /v1}, with ids as {@code {name}}
 * @param scope the OAuth scope it needs, without {@code :admin}; empty if unknown
 * @param performAs whether it is done on a user's behalf
 */
public record Endpoint(
        HttpMethod method, String template, Shape shape, Resend resend, String scope, PerformAsRule performAs) {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/{}]+}");
    private static final Pattern TEMPLATE = Pattern.compile("(/(\\{\\w+}|([\\w.~:@,+=$-]++|%\\p{XDigit}{2})++))+");
    private static final Pattern DOTS = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

    /**
     * @throws IllegalArgumentException if the template is not a plain path: it starts with a slash and has neither
     *     empty nor dot segments, query, fragment, blanks or stray percent signs. The message does not quote it, since
     *     an id may have been written into it.
     */
    public Endpoint {
        if (!TEMPLATE.matcher(template).matches() || DOTS.matcher(template).find()) {
            throw new IllegalArgumentException(
                    "a path template looks like /opportunities/{opportunity}, without query, blanks or empty segments;"
                            + " query parameters are given apart");
        }
    }

    /** For example {@code GET /opportunities/{opportunity}}. */
    public String label() {
        return method + " " + template;
    }

    /**
     * The path with the ids filled in, each percent-encoded as one segment.
     *
     * @throws IllegalArgumentException if the number of ids differs from the template's, or an id is blank, {@code .}
     *     or {@code ..}, holds a control character, or half of a character (a lone surrogate)
     */
    public String path(String... ids) {
        if (ids.length == 0 && template.indexOf('{') < 0) {
            return template;
        }
        List<String> left = new ArrayList<>(List.of(ids));
        Matcher variables = VARIABLE.matcher(template);
        String path = variables.replaceAll(variable -> Matcher.quoteReplacement(segment(left, variable.group())));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(label() + " takes fewer ids than the " + ids.length + " given");
        }
        return path;
    }

    /** Method and path, whatever its variables are called. */
    String operation() {
        return method + " " + VARIABLE.matcher(template).replaceAll("{}");
    }

    private String segment(List<String> left, String variable) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(label() + " needs an id for " + variable);
        }
        String id = left.remove(0);
        boolean dots = id.equals(".") || id.equals("..");
        boolean text = StandardCharsets.UTF_8.newEncoder().canEncode(id);
        if (id.isBlank() || dots || !text || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the id for " + variable + " of " + label() + " is blank or not an id");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
