package dev.lever4j.cli;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawCall;
import dev.lever4j.endpoint.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path as a user types it, taken apart into a template and ids: what is logged must not hold an id. Words of letters
 * and underscores are taken to be Lever's own, anything else to be an id.
 */
record ApiTarget(String template, List<String> ids, List<Parameter> query) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

    record Parameter(String name, String value) {}

    /** @throws Failure if it is no path below the base URL, or a parameter has no {@code =} */
    static ApiTarget parse(String typed, List<String> parameters) {
        String[] parts = typed.split("\\?", 2);
        String path = parts[0].replaceFirst("^/*(v1/)?", "");
        if (path.isBlank() || path.contains("://") || path.contains("#")) {
            throw Failure.usage("PATH must lie below the base URL, such as /opportunities");
        }
        List<String> ids = new ArrayList<>();
        StringBuilder template = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            template.append('/').append(WORD.matcher(segment).matches() ? segment : variable(segment, ids));
        }
        List<Parameter> query = new ArrayList<>();
        if (parts.length == 2) {
            Arrays.stream(parts[1].split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> query.add(typed(pair)));
        }
        parameters.forEach(pair -> query.add(parameter(pair)));
        return new ApiTarget(template.toString(), List.copyOf(ids), List.copyOf(query));
    }

    RawCall on(LeverClient client, HttpMethod method) {
        try {
            RawCall call = client.raw().call(method, template, ids.toArray(String[]::new));
            for (Parameter parameter : query) {
                call = call.query(parameter.name(), parameter.value());
            }
            return call;
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static String variable(String segment, List<String> ids) {
        // a plus means a blank in a query only
        ids.add(decoded(segment.replace("+", "%2B")));
        return "{id" + ids.size() + "}";
    }

    private static Parameter parameter(String pair) {
        int at = pair.indexOf('=');
        if (at < 1) {
            throw Failure.usage("a query parameter is NAME=VALUE, such as limit=5");
        }
        return new Parameter(pair.substring(0, at), pair.substring(at + 1));
    }

    private static Parameter typed(String pair) {
        Parameter encoded = parameter(pair);
        return new Parameter(decoded(encoded.name()), decoded(encoded.value()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("PATH holds a % that begins no escape; write it as %25");
        }
    }
}
