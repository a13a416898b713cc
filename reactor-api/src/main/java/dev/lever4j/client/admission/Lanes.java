package dev.lever4j.client.admission;

import dev.lever4j.client.Lane;
import dev.lever4j.resilience.Turns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who waits, first come first served in each lane. Joining, leaving and being next take constant time. Not thread-safe.
 */
final class Lanes {
    private final Set<Waiter> interactive = new LinkedHashSet<>();
    private final Set<Waiter> background = new LinkedHashSet<>();
    private Turns turns = Turns.START;

    int size() {
        return interactive.size() + background.size();
    }

    boolean isEmpty() {
        return interactive.isEmpty() && background.isEmpty();
    }

    void join(Waiter waiter) {
        lane(waiter.lane()).add(waiter);
    }

    void leave(Waiter waiter) {
        lane(waiter.lane()).remove(waiter);
    }

    /** Removes and returns whose turn it is. Only if somebody waits. */
    Waiter next() {
        boolean patientWait = !background.isEmpty();
        boolean patient = turns.isPatients(!interactive.isEmpty(), patientWait);
        turns = turns.after(patient, patientWait);
        Set<Waiter> lane = patient ? background : interactive;
        Waiter first = lane.iterator().next();
        lane.remove(first);
        return first;
    }

    /** Removes and returns everybody. */
    List<Waiter> leaveAll() {
        List<Waiter> all = new ArrayList<>(interactive);
        all.addAll(background);
        interactive.clear();
        background.clear();
        return all;
    }

    private Set<Waiter> lane(Lane lane) {
        return lane == Lane.INTERACTIVE ? interactive : background;
    }
}
