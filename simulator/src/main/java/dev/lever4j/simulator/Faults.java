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

    synchronized void inject(Fault fault) {
        pending.add(fault);
    }

    Gate hold(String method, String path) {
        Gate gate = new Gate(method, path);
        gates.removeIf(Gate::isOpen);
        gates.add(gate);
        return gate;
    }

    synchronized void clear() {
        pending.clear();
        gates.forEach(Gate::open);
        gates.clear();
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

    /** Complete at once where no gate holds this request. */
    CompletableFuture<Void> pass(String method, String path) {
        for (Gate gate : gates) {
            if (gate.holds(method, path)) {
                return gate.enter();
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    static boolean matches(String method, String path, String actualMethod, String actualPath) {
        boolean sameMethod = method.equals("*") || method.equals(actualMethod);
        boolean samePath = path.endsWith("*")
                ? actualPath.startsWith(path.substring(0, path.length() - 1))
                : actualPath.equals(path);
        return sameMethod && samePath;
    }
}
