package dev.lever4j.simulator.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Method and path template, the scope it needs, and what answers it. */
record Route(String method, String[] template, String scope, Function<Request, Answer> endpoint) {
    static Route get(String template, String scope, Function<Request, Answer> endpoint) {
        return of("GET", template, scope, endpoint);
    }

    static Route of(String method, String template, String scope, Function<Request, Answer> endpoint) {
        return new Route(method, template.split("/"), scope, endpoint);
    }

    /** The variables of the path, or null where the route does not match. */
    @Nullable
    Map<String, String> match(String method, String[] path) {
        if (!this.method.equals(method) || path.length != template.length) {
            return null;
        }
        Map<String, String> vars = new HashMap<>();
        for (int i = 0; i < path.length; i++) {
            if (template[i].startsWith(":")) {
                vars.put(template[i].substring(1), path[i]);
            } else if (!template[i].equals(path[i])) {
                return null;
            }
        }
        return vars;
    }
}
