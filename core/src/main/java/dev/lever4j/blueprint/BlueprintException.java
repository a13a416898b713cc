package dev.lever4j.blueprint;

import java.util.List;
import java.util.stream.Collectors;

/** A blueprint cannot be used. It names everything that is wrong with it, one line each, and no value. */
public final class BlueprintException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    BlueprintException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file; at least one. Empty after serialisation, where the message still has them. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
