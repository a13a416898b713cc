package dev.lever4j.contract;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All operations as a page: what {@code docs/api.md} must be. */
final class ApiTable {
    private static final String HEAD = """
            # All operations of Lever's Data API

            One row for each, from the [description](../core/src/main/resources/dev/lever4j/lever-openapi.yaml), the endpoint
            constants and the client's compiled code. `lever` is a `LeverClient`. Scopes end in `:admin` at Lever, and it
            documents none per operation: these go by the resource's name, and a writing scope includes the reading one.
            "live": an answer was recorded from the real API; the others are known from documentation only. Shorter forms of
            a call, such as without options, are left out. `/candidates/...`, which Lever deprecates, is in reach of
            `lever.raw()`.

            | operation | scope | call | known |
            |---|---|---|---|
            """;

    private ApiTable() {}

    static String of(Collection<Operation> operations, Map<String, Set<String>> calls) {
        return operations.stream()
                .map(operation -> row(operation, calls.getOrDefault(operation.id(), Set.of())))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Operation operation, Set<String> calls) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        operation.label(),
                        String.join(", ", operation.scopes()).replace(":admin", ""),
                        longest(calls),
                        operation.seenLive() ? "live" : "documented");
    }

    /** Of the forms of one method, the one that takes most. */
    private static String longest(Set<String> calls) {
        Map<String, String> byName = calls.stream()
                .collect(Collectors.toMap(
                        call -> call.substring(0, call.lastIndexOf('(')),
                        call -> call,
                        (one, other) -> parameters(one) >= parameters(other) ? one : other,
                        TreeMap::new));
        return byName.values().stream().map(call -> "`lever." + call + "`").collect(Collectors.joining("<br>"));
    }

    private static int parameters(String call) {
        String list = call.substring(call.lastIndexOf('('));
        return list.equals("()") ? 0 : list.split(",", -1).length;
    }
}
