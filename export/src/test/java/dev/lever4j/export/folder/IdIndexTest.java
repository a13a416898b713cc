package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdIndexTest {
    @TempDir
    private Path folder;

    private record Known(long updatedAt, long commit) {}

    /** Against a map, far enough for it to grow several times, with ids that are alike. */
    @Test
    void keepsTheNewestOfEachId() throws IOException {
        IdIndex index = IdIndex.create(new Disk(), folder);
        Map<String, Known> oracle = new HashMap<>();
        Random random = new Random(1);
        for (int i = 1; i <= 100_000; i++) {
            String id = id(random.nextInt(60_000));
            @Nullable Long updated = random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(50);
            long at = updated == null ? Long.MIN_VALUE : updated;
            Known before = oracle.get(id);
            long expected = before == null ? IdIndex.NEW : at < before.updatedAt ? IdIndex.OLDER : before.commit;

            assertThat(index.offer(RecordId.of(id), updated, i)).isEqualTo(expected);

            if (expected != IdIndex.OLDER) {
                oracle.put(id, new Known(at, i));
            }
        }
        assertThat(oracle).hasSizeGreaterThan(40_000);
        for (Map.Entry<String, Known> known : oracle.entrySet()) {
            assertThat(index.commitOf(RecordId.of(known.getKey()))).isEqualTo(known.getValue().commit);
        }
        assertThat(index.commitOf(RecordId.of("nobody"))).isEqualTo(IdIndex.NEW);
        index.close();
        assertThat(Contents.files(folder)).isEmpty();
    }

    private static String id(int number) {
        return number % 2 == 0 ? new UUID(number, 0).toString() : "id-" + number;
    }
}
