package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Canaries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client gives of an opportunity. */
public record Seen(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<String> emails,
        @Nullable Long createdAt) {
    static final long CREATED = 1_407_460_071_043L;

    /** As the server has it. */
    static Seen right(String id) {
        return new Seen(id, Canaries.NAME, List.of(Canaries.EMAIL), CREATED);
    }

    @Override
    public String toString() {
        return id + " " + name + " " + emails + " " + createdAt;
    }
}
