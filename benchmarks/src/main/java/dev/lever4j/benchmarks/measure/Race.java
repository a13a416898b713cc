package dev.lever4j.benchmarks.measure;

import dev.lever4j.benchmarks.mode.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The same work done by several, in one process, in another order each round. Whatever else the machine does comes and
 * goes more slowly than a round, so what is compared is what was done in the same one.
 */
public final class Race {
    private static final int WARM_UP = 3;
    private static final long LEAST_CPU = 600_000_000L;
    private static final long WARM_UP_CPU = 2_000_000_000L;

    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    private Race() {}

    /** Runs so many rounds that count, after some that do not. */
    public static Race run(Map<String, Mode> field, int rounds) {
        Race race = new Race();
        Random order = new Random(9);
        List<String> names = new ArrayList<>(field.keySet());
        names.forEach(name -> race.costs.put(name, new ArrayList<>()));
        for (int round = -WARM_UP; round < rounds; round++) {
            Collections.shuffle(names, order);
            System.err.println(round < 0 ? "warm-up" : "round " + (round + 1) + " of " + rounds);
            for (String name : names) {
                Cost cost = Cost.of(Objects.requireNonNull(field.get(name))::read, round < 0 ? WARM_UP_CPU : LEAST_CPU);
                if (round >= 0) {
                    race.costs(name).add(cost);
                }
            }
        }
        return race;
    }

    /** How many times the one's is of the other's, round by round. */
    public Estimate ratio(String one, String other, ToDoubleFunction<Cost> of) {
        double[] ones = values(one, of);
        double[] others = values(other, of);
        double[] ratios = new double[ones.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ones[i] / others[i];
        }
        return Estimate.of(ratios);
    }

    /** What it was by itself. */
    public Estimate of(String name, ToDoubleFunction<Cost> of) {
        return Estimate.of(values(name, of));
    }

    /** In the order of the field. */
    public List<String> names() {
        return List.copyOf(costs.keySet());
    }

    private double[] values(String name, ToDoubleFunction<Cost> of) {
        return costs(name).stream().mapToDouble(of).toArray();
    }

    private List<Cost> costs(String name) {
        List<Cost> found = costs.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nobody of that name: " + name);
        }
        return found;
    }
}
