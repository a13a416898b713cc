package dev.lever4j.auth;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a grant allows, such as {@code opportunities:read:admin}. Not secret.
 *
 * @param names sorted; empty where the server did not say
 */
public record Scopes(Set<String> names) {
    /** The server did not say. */
    public static final Scopes UNKNOWN = new Scopes(Set.of());

    public Scopes {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** Reads OAuth's form: names with blanks between them. */
    public static Scopes parse(String text) {
        Set<String> names = new TreeSet<>(Arrays.asList(text.trim().split("\\s+")));
        names.remove("");
        return new Scopes(names);
    }

    /** What these allow and {@code others} do not; nothing where the others are unknown. */
    public Scopes lostIn(Scopes others) {
        Set<String> lost = new TreeSet<>(names);
        lost.removeAll(others.names);
        return others.names.isEmpty() ? UNKNOWN : new Scopes(lost);
    }

    /** OAuth's form; empty where unknown. */
    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
