package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Placeholders.Part;
import dev.lever4j.blueprint.Value.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of a file goes on with everywhere.
 *
 * @param environment variables by name; an empty one counts as not set
 */
record Reading(Map<String, String> environment, Findings findings) {
    /** The scalar with the environment's values in place; null if that cannot be, which has been noted then. */
    @Nullable
    String text(Scalar scalar) {
        return text(scalar, name -> notHere(name, scalar.place()));
    }

    /** Notes a name of a request where none may stand. */
    @Nullable
    String notHere(String name, Place place) {
        findings.problem(
                place,
                "${" + name + "} is known only when a request is made; it may stand in requests.headers and"
                        + " requests.params only");
        return null;
    }

    /** @param ofRequest what stands for a name of a request; null if nothing may, which it has noted then */
    @Nullable
    String text(Scalar scalar, Function<String, @Nullable String> ofRequest) {
        StringBuilder whole = new StringBuilder();
        boolean complete = true;
        for (Part part : Placeholders.parse(scalar.text())) {
            String value = value(part, scalar, ofRequest);
            complete &= value != null;
            whole.append(value);
        }
        return complete ? whole.toString() : null;
    }

    private @Nullable String value(Part part, Scalar scalar, Function<String, @Nullable String> ofRequest) {
        if (part instanceof Part.Literal literal) {
            return literal.text();
        }
        if (part instanceof Part.OfRequest name) {
            return ofRequest.apply(name.name());
        }
        if (part instanceof Part.Variable variable) {
            return variable(variable.name(), scalar);
        }
        findings.problem(
                scalar.place(),
                "a ${ without a name such as LEVER_CLIENT_SECRET and a } after it; a literal ${ is written $${");
        return null;
    }

    private @Nullable String variable(String name, Scalar scalar) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            findings.problem(
                    scalar.place(),
                    "the environment variable " + name + " is " + (value == null ? "not set" : "empty")
                            + Nearest.hint(name, others(name)));
            return null;
        }
        return value;
    }

    private List<String> others(String name) {
        return environment.entrySet().stream()
                .filter(other ->
                        !other.getKey().equals(name) && !other.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        return "Reading";
    }
}
