package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.export.ExportResource;
import dev.lever4j.json.LeverJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/** Records move, change and are created while they are listed, and the export is cut short now and then. */
class MovingListTest {
    @TempDir
    private Path parent;

    private static Map<String, Long> newest(Path folder) {
        Map<String, Long> seen = new HashMap<>();
        for (String line : Objects.requireNonNull(Contents.of(folder).get("opportunities"))) {
            Map<String, ?> json = LeverJson.map(line.getBytes(StandardCharsets.UTF_8));
            Object updated = json.get("updatedAt");
            Long twice =
                    seen.put(String.valueOf(json.get("id")), updated == null ? -1 : Long.parseLong(updated.toString()));
            assertThat(twice).as(line).isNull();
        }
        return seen;
    }

    private static long createdAfter(Path folder, Instant began) {
        return Contents.of(folder).getOrDefault("opportunities", List.of()).stream()
                .map(line -> LeverJson.map(line.getBytes(StandardCharsets.UTF_8)))
                .filter(json -> Long.parseLong(String.valueOf(json.get("createdAt"))) > began.toEpochMilli())
                .count();
    }

    private static void move(Account account, Random random, int times) {
        List<VirtualLever.Entry> entries = account.lever.entries();
        long now = account.lever.nowMillis();
        for (int i = 0; i < times; i++) {
            VirtualLever.Entry entry = entries.get(random.nextInt(entries.size()));
            entry.rank = random.nextInt(8);
            entry.advancedAt = now;
            entry.updatedAt = now;
        }
        if (random.nextInt(4) == 0) {
            VirtualLever.Entry made = new VirtualLever.Entry("new" + random.nextInt(1_000_000), now, 0, now);
            made.updatedAt = random.nextBoolean() ? now : null;
            account.lever.add(made);
        }
        account.lever.changed();
    }

    @Test
    void everyRecordThatExistedThroughoutIsThereOnceWithWhatCameWithIt() {
        int superseded = 0;
        long later = 0;
        for (int seed = 0; seed < 8; seed++) {
            String name = "seed " + seed;
            Path folder = parent.resolve("out" + seed);
            Account account = new Account(900);
            Random random = new Random(seed);
            Set<String> throughout = new HashSet<>();
            account.lever.entries().forEach(entry -> throughout.add(entry.id));
            // it comes to rest at some time, as accounts do at night
            long quietFrom = account.lever.nowMillis() + 3_000;
            account.lever.latency(() -> {
                if (account.lever.nowMillis() < quietFrom) {
                    move(account, random, random.nextInt(12));
                }
                return Duration.ofMillis(300);
            });
            ExportFolder into = account.into(folder).pace(Duration.ofMillis(500));
            for (int cut = 0; cut < seed; cut++) {
                Disposable run = into.write(account.export()).subscribe();
                account.lever.clock().advanceTimeBy(Duration.ofMillis(random.nextInt(2_000)));
                run.dispose();
            }

            FolderManifest manifest = account.run(into, account.export());

            Map<String, Long> seen = newest(folder);
            assertThat(seen.keySet()).as(name).containsAll(throughout);
            assertThat(manifest.isComplete()).as(name).isTrue();
            Map<String, Long> truth = new HashMap<>();
            account.lever
                    .entries()
                    .forEach(entry -> truth.put(entry.id, entry.updatedAt == null ? -1 : entry.updatedAt));
            assertThat(seen)
                    .as(name)
                    .allSatisfy((id, updated) ->
                            assertThat(updated).isLessThanOrEqualTo(Objects.requireNonNull(truth.get(id))));
            Map<String, List<String>> lines = Contents.of(folder);
            for (String with : List.of("applications", "contact", "notes")) {
                assertThat(lines.get(with)).as(name).hasSize(seen.size()).doesNotHaveDuplicates();
            }
            assertThat(manifest.later()).as(name).isEqualTo(createdAfter(folder, manifest.startedAt()));
            assertThat(FolderManifest.parse(manifest.toJson())).isEqualTo(manifest);
            later += manifest.later();
            superseded += Objects.requireNonNull(manifest.resources().get(ExportResource.OPPORTUNITIES))
                                    .counts()
                                    .rows()
                            > seen.size()
                    ? 1
                    : 0;
        }
        // else nothing was put to the test
        assertThat(superseded).isGreaterThan(5);
        assertThat(later).isGreaterThan(5);
    }
}
