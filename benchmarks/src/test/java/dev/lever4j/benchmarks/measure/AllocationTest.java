package dev.lever4j.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationTest {
    private static final Allocation KEPT = new Allocation(Map.of("record.typed", 1000L));

    @Test
    void aTenthMoreIsAllowed() {
        assertThat(new Allocation(Map.of("record.typed", 1100L)).grownSince(KEPT))
                .isEmpty();
    }

    @Test
    void anythingMoreIsNot() {
        assertThat(new Allocation(Map.of("record.typed", 1101L)).grownSince(KEPT))
                .contains("record.typed", "1101", "1000");
    }

    @Test
    void whatIsNotKeptMustBe() {
        assertThat(new Allocation(Map.of("record.typed", 1L, "new", 1L)).grownSince(KEPT))
                .contains("new");
    }

    @Test
    void whatIsKeptMustBeMeasured() {
        assertThat(new Allocation(Map.of()).grownSince(KEPT)).contains("record.typed");
    }

    @Test
    void whatIsSavedIsLoaded(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("allocation.properties");
        Allocation some = new Allocation(Map.of("record.typed", 1000L, "record.ndjson", 7L));
        some.save(file);
        assertThat(Allocation.load(file)).isEqualTo(some);
    }
}
