package dev.lever4j.simulator.api;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authenticated call that keeps to what its route declares.
 *
 * @param path below {@code /v1}
 * @param body the fields, empty where there was no body
 * @param actor the user of {@code perform_as}, or null
 * @param shape what include and expand do to a record of the answer
 */
record Request(
        String method,
        String path,
        Query query,
        Map<String, String> vars,
        ObjectNode body,
        List<Multipart.Part> files,
        Caller caller,
        @Nullable String actor,
        UnaryOperator<ObjectNode> shape) {
    String var(String name) {
        return vars.getOrDefault(name, "");
    }

    /** The files that came under this name. */
    List<Multipart.Part> files(String name) {
        return files.stream().filter(part -> part.name().equals(name)).toList();
    }

    /** A single record, with include and expand; a node that may be changed. */
    Answer answer(int status, ObjectNode record) {
        return Answer.data(status, shape.apply(record));
    }
}
