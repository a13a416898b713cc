package dev.lever4j.simulator.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API, declared as data, and what answers it. Everything declared is checked before the endpoint
 * runs.
 *
 * @param template as {@code /opportunities/{opportunity}/notes}
 */
record Route(
        String method,
        String template,
        List<String> scopes,
        Map<String, Parameter> parameters,
        Shape shape,
        Actor actor,
        Body body,
        boolean paged,
        Function<Request, Answer> endpoint) {

    /** Whether {@code perform_as} is known, and needed. */
    enum Actor {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    static Draft get(String template, String scope) {
        return new Draft("GET", template, scope);
    }

    static Draft post(String template, String scope) {
        return new Draft("POST", template, scope);
    }

    static Draft put(String template, String scope) {
        return new Draft("PUT", template, scope);
    }

    static Draft delete(String template, String scope) {
        return new Draft("DELETE", template, scope);
    }

    /** The operation as text: {@code GET /stages/{stage}}. */
    String operation() {
        return method + " " + template;
    }

    /** The variables of the path, or null where the route does not match. */
    @Nullable
    Map<String, String> match(String method, String[] path) {
        String[] parts = template.split("/");
        if (!this.method.equals(method) || path.length != parts.length) {
            return null;
        }
        Map<String, String> vars = new HashMap<>();
        for (int i = 0; i < path.length; i++) {
            if (parts[i].startsWith("{")) {
                vars.put(parts[i].substring(1, parts[i].length() - 1), path[i]);
            } else if (!parts[i].equals(path[i])) {
                return null;
            }
        }
        return vars;
    }

    /** A route in the making. */
    static final class Draft {
        private final String method;
        private final String template;
        private final List<String> scopes = new ArrayList<>();
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private Shape shape = Shape.PLAIN;
        private Actor actor = Actor.NONE;
        private Body body = Body.NONE;
        private boolean paged;

        private Draft(String method, String template, String scope) {
            this.method = method;
            this.template = template;
            this.scopes.add(scope);
        }

        /** One more scope that the caller needs. */
        Draft alsoNeeds(String scope) {
            scopes.add(scope);
            return this;
        }

        /** A list in pages: limit and offset are known. */
        Draft paged() {
            paged = true;
            return this;
        }

        Draft knows(Parameter... known) {
            List.of(known).forEach(parameter -> parameters.put(parameter.name(), parameter));
            return this;
        }

        /** {@code NAME_start} and {@code NAME_end}. */
        Draft range(String name) {
            return knows(Parameter.time(name + "_start"), Parameter.time(name + "_end"));
        }

        /** What expand and include do. */
        Draft shape(Shape known) {
            shape = known;
            return this;
        }

        Draft actor(Actor rule) {
            actor = rule;
            return this;
        }

        Draft takes(Body taken) {
            body = taken;
            return this;
        }

        Route to(Function<Request, Answer> endpoint) {
            return new Route(
                    method, template, List.copyOf(scopes), Map.copyOf(parameters), shape, actor, body, paged, endpoint);
        }
    }
}
