package dev.lever4j.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Query parameters in order, names repeatable, as Lever wants several values. Immutable. Values may be people's
 * addresses: {@code toString} shows names only.
 */
public final class Query {
    private static final Query EMPTY = new Query(List.of());

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    public static Query empty() {
        return EMPTY;
    }

    /**
     * This query and one more parameter at its end.
     *
     * @throws IllegalArgumentException if the value holds half of a character (a lone surrogate), which could only be
     *     sent as something else
     */
    public Query and(String name, Object value) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(String.valueOf(value))) {
            throw new IllegalArgumentException("the value of " + name + " is cut in the middle of a character");
        }
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, String.valueOf(value)));
        return new Query(List.copyOf(more));
    }

    /** This query and the name once for each value. */
    public Query andEach(String name, Collection<?> values) {
        Query query = this;
        for (Object value : values) {
            query = query.and(name, value);
        }
        return query;
    }

    /** This query with the name exactly once, at its end. */
    public Query with(String name, Object value) {
        return new Query(parameters.stream().filter(p -> !p.name.equals(name)).toList()).and(name, value);
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    /** The names, each once, in order. */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).distinct().toList();
    }

    /** The values of a name, in order. */
    public List<String> values(String name) {
        return parameters.stream()
                .filter(p -> p.name.equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** {@code a=1&b=x%20y}, every name and value percent-encoded once; empty without parameters. */
    public String encoded() {
        return parameters.stream()
                .map(p -> encode(p.name) + "=" + encode(p.value))
                .collect(Collectors.joining("&"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Query that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "Query" + names().stream().sorted().toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Parameter(String name, String value) {}
}
