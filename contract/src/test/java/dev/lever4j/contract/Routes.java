package dev.lever4j.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the operation behind a path. */
final class Routes {
    private final List<Operation> operations;

    Routes(List<Operation> operations) {
        this.operations = operations;
    }

    /**
     * @param path a template or with ids, with or without {@code /v1} before it and a slash after it
     * @return where several fit, the one with the fewest variables
     */
    Optional<Operation> find(String method, String path) {
        String[] asked =
                path.replaceFirst("^/v1(?=/)", "").replaceFirst("/$", "").split("/", -1);
        return operations.stream()
                .filter(o -> o.method().equalsIgnoreCase(method) && fits(segments(o), asked))
                .min(Comparator.comparingInt(Routes::variables));
    }

    private static boolean fits(String[] template, String[] asked) {
        if (template.length != asked.length) {
            return false;
        }
        for (int i = 0; i < asked.length; i++) {
            if (isVariable(template[i]) ? asked[i].isEmpty() : !template[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }

    private static int variables(Operation operation) {
        return (int)
                List.of(segments(operation)).stream().filter(Routes::isVariable).count();
    }

    private static String[] segments(Operation operation) {
        return operation.template().split("/", -1);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
