package dev.lever4j.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lever4j.client.LeverClient;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.endpoint.HttpMethod;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which public methods of the client lead to which operation, read from the compiled code. */
final class ClientCalls {
    private final JavaClasses classes = new ClassFileImporter().importPackages("dev.lever4j.client");
    private final Map<String, Set<String>> calls = new TreeMap<>();

    private ClientCalls() {}

    /** The id of each operation, and the calls that lead to it, such as {@code users().list()}. */
    static Map<String, Set<String>> byOperation() {
        ClientCalls found = new ClientCalls();
        found.nouns(found.classes.get(LeverClient.class), "", 0);
        return found.calls;
    }

    private void nouns(JavaClass type, String path, int depth) {
        for (JavaMethod method : type.getMethods()) {
            if (!method.getModifiers().contains(JavaModifier.PUBLIC)) {
                continue;
            }
            JavaClass result = method.getRawReturnType();
            if (isNoun(result) && depth < 3) {
                nouns(result, path + shown(method) + ".", depth + 1);
            } else if (depth > 0) {
                led(constants(method, new HashSet<>()))
                        .forEach(name -> calls.computeIfAbsent(Constants.operation(name), n -> new TreeSet<>())
                                .add(path + shown(method)));
            }
        }
    }

    /** A call that reads before it writes is there for what it writes. */
    private static Set<String> led(Set<String> constants) {
        Map<String, Endpoint> all = Constants.byOperation();
        Set<String> writes = constants.stream()
                .filter(name -> Objects.requireNonNull(all.get(Constants.operation(name)))
                                .method()
                        != HttpMethod.GET)
                .collect(Collectors.toSet());
        return writes.isEmpty() ? constants : writes;
    }

    /** Reachable from the client, made of calls, and no call of its own yet. */
    private static boolean isNoun(JavaClass type) {
        return type.getPackageName().equals("dev.lever4j.client")
                && type.tryGetField("calls").isPresent()
                && !Set.of("LeverClient", "RawApi", "RawCall").contains(type.getSimpleName());
    }

    /** The constants that a method reads, itself or through other methods of its class. */
    private static Set<String> constants(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        if (!seen.add(method)) {
            return Set.of();
        }
        Set<String> found = method.getFieldAccesses().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(Endpoints.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        method.getCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().equals(method.getOwner()))
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .filter(JavaCodeUnit.class::isInstance)
                .forEach(called -> found.addAll(constants((JavaCodeUnit) called, seen)));
        return found;
    }

    private static String shown(JavaMethod method) {
        String parameters = method.getRawParameterTypes().stream()
                .map(type -> type.getSimpleName().replace("[]", "..."))
                .collect(Collectors.joining(", "));
        return method.getName() + "(" + parameters + ")";
    }
}
