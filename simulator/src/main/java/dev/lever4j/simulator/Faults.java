package dev.lever4j.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults and gates that are set now. */
final class Faults {
    private final List<Fault> pending = new ArrayList<>();
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private final List<Gate> answerGates = new CopyOnWriteArrayList<>();

    synchronized void inject(Fault fault) {
        pending.add(fault);
    }

    Gate hold(String method, String path) {
        return added(gates, new Gate(method, path));
    }

    Gate holdAnswers(String method, String path) {
        return added(answerGates, new Gate(method, path));
    }

    private static Gate added(List<Gate> gates, Gate gate) {
        gates.removeIf(Gate::isOpen);
        gates.add(gate);
        return gate;
    }

    synchronized void clear() {
        pending.clear();
        for (List<Gate> all : List.of(gates, answerGates)) {
            all.forEach(Gate::open);
            all.clear();
        }
    }

    /** The first fault that matches, used up once; null where nothing goes wrong. */
    synchronized @Nullable Fault take(String method, String path) {
        for (int i = 0; i < pending.size(); i++) {
            Fault fault = pending.get(i);
            if (fault.matches(method, path)) {
                if (fault.times() > 1) {
                    pending.set(i, fault.times(fault.times() - 1));
                } else {
                    pending.remove(i);
                }
                return fault;
            }
        }
        return null;
    }

    /** Complete at once where no gate holds this request; false where its connection is to be cut. */
    CompletableFuture<Boolean> pass(String method, String path) {
        return pass(gates, method, path);
    }

    /** As {@link #pass}, for the answer to this request. */
    CompletableFuture<Boolean> passAnswer(String method, String path) {
        return pass(answerGates, method, path);
    }

    private static CompletableFuture<Boolean> pass(List<Gate> gates, String method, String path) {
        for (Gate gate : gates) {
            CompletableFuture<Boolean> held = gate.expects(method, path) ? gate.enter() : null;
            if (held != null) {
                return held;
            }
        }
        return CompletableFuture.completedFuture(true);
    }

    static boolean matches(String method, String path, String actualMethod, String actualPath) {
        boolean sameMethod = method.equals("*") || method.equals(actualMethod);
        boolean samePath = path.endsWith("*")
                ? actualPath.startsWith(path.substring(0, path.length() - 1))
                : actualPath.equals(path);
        return sameMethod && samePath;
    }
}
