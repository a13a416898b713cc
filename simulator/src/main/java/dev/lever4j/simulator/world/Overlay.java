package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What callers added to a list of texts and removed from it. */
record Overlay(List<String> added, List<String> removed) {
    static final Overlay NONE = new Overlay(List.of(), List.of());

    Overlay add(Collection<String> texts) {
        return new Overlay(union(added, texts), without(removed, texts));
    }

    Overlay remove(Collection<String> texts) {
        return new Overlay(without(added, texts), union(removed, texts));
    }

    List<String> over(Collection<String> texts) {
        return without(union(texts, added), removed);
    }

    private static List<String> union(Collection<String> texts, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(texts);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<String> without(Collection<String> texts, Collection<String> less) {
        List<String> rest = new ArrayList<>(texts);
        rest.removeAll(less);
        return List.copyOf(rest);
    }
}
