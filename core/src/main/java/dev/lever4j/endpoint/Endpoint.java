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
 */
public record Endpoint(HttpMethod method, String template, Shape shape, Resend resend, String scope) {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/{}]+}");

    /** For example {@code GET /opportunities/{opportunity}}. */
    public String label() {
        return method + " " + template;
    }

    /**
     * The path with the ids filled in, each percent-encoded as one segment.
     *
     * @throws IllegalArgumentException if the number of ids differs from the template's, or an id is empty, {@code .} or
     *     {@code ..}, or holds a control character
     */
    public String path(String... ids) {
        List<String> left = new ArrayList<>(List.of(ids));
        Matcher variables = VARIABLE.matcher(template);
        String path = variables.replaceAll(variable -> Matcher.quoteReplacement(segment(left, variable.group())));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(label() + " takes fewer ids than the " + ids.length + " given");
        }
        return path;
    }

    private String segment(List<String> left, String variable) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(label() + " needs an id for " + variable);
        }
        String id = left.remove(0);
        if (id.isEmpty() || id.equals(".") || id.equals("..") || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the id for " + variable + " of " + label() + " is empty or not an id");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
