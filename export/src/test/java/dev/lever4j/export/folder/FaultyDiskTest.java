package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.format.CompressedNdjson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each step to the disk fails once, or is the last of a process; the next run makes good. */
class FaultyDiskTest {
    private static final Duration PACE = Duration.ofMillis(150);

    @TempDir
    private Path parent;

    /** Some move to another stage while they are listed, so that there is something to merge. */
    private static Account moving() {
        Account account = new Account(60);
        int[] lists = {0};
        account.lever.onList(query -> {
            if (++lists[0] == 4) {
                for (VirtualLever.Entry entry : account.lever.entries().subList(10, 20)) {
                    entry.rank = 9;
                    entry.updatedAt = account.lever.nowMillis();
                }
                account.lever.changed();
            }
        });
        return account;
    }

    /** In many commits, of whose small segments two become one. */
    private static ExportFolder into(Account account, Path folder, Disk disk) {
        return account.into(folder).files(disk).pace(PACE).compacting(2);
    }

    private static Map<String, List<String>> ids(Path folder) {
        Map<String, List<String>> ids = new HashMap<>();
        Contents.of(folder)
                .forEach((resource, lines) -> ids.put(
                        resource,
                        lines.stream()
                                .map(line -> line.replaceAll(".*\"id\": ?\"([^\"]*)\".*", "$1"))
                                .sorted()
                                .toList()));
        return ids;
    }

    @Test
    void everyStepMayFailAndEveryStepMayBeTheLast() {
        Path whole = parent.resolve("whole");
        FaultyDisk sound = FaultyDisk.sound(whole);
        Account first = moving();
        first.run(into(first, whole, sound), first.export());
        Map<String, List<String>> expected = ids(whole);
        // else there was nothing to merge
        assertThat(sound.steps).anyMatch(step -> step.startsWith("delete opportunities/"));
        // and nothing to compact
        assertThat(sound.steps).anyMatch(step -> step.startsWith("delete notes/"));
        assertThat(sound.steps).hasSizeGreaterThan(60);

        for (int step = 1; step <= sound.steps.size(); step++) {
            for (boolean dies : FaultyDisk.ways(step)) {
                String name = (dies ? "dead at " : "failed at ") + step + ": " + sound.steps.get(step - 1);
                Path folder = parent.resolve((dies ? "d" : "f") + step);
                Account account = moving();
                FaultyDisk disk = new FaultyDisk(folder, step, dies);
                boolean failed = false;
                try {
                    account.run(into(account, folder, disk), account.export());
                } catch (ExportFileException e) {
                    failed = true;
                    assertThat(e).as(name).hasMessageContaining("the same command goes on");
                }
                assertThat(failed || isHarmless(disk.steps.get(step - 1)))
                        .as(name)
                        .isTrue();

                FolderManifest manifest = account.run(folder);

                assertThat(ids(folder)).as(name).isEqualTo(expected);
                assertThat(manifest.isComplete()).as(name).isTrue();
                assertThat(Contents.files(folder)).as(name).noneMatch(file -> file.contains(".part"));
                assertThat(Objects.requireNonNull(disk).steps).as(name).hasSizeGreaterThanOrEqualTo(step);
            }
        }
    }

    /** What is given up anyway need not be gone at once. */
    private static boolean isHarmless(String step) {
        return step.startsWith("delete") && step.contains(".part");
    }

    /** Whoever is killed there leaves a folder whose name is on no disk yet. */
    @Test
    void aFolderMadeByARunThatWasKilledRightBehindIsMadeDurableByTheNext() {
        FaultyDisk sound = FaultyDisk.sound(parent.resolve("whole"));
        Account first = moving();
        first.run(into(first, parent.resolve("whole"), sound), first.export());
        int made = 0;
        for (int step = 1; step <= sound.steps.size(); step++) {
            if (!sound.steps.get(step - 1).startsWith("mkdir")) {
                continue;
            }
            String name = "dead behind " + step + ": " + sound.steps.get(step - 1);
            String place = sound.steps.get(step - 1).equals("mkdir ") ? ".." : "";
            Path folder = parent.resolve("m" + step);
            Account account = moving();
            FaultyDisk dying = new FaultyDisk(folder, step + 1, true);
            assertThatThrownBy(() -> account.run(into(account, folder, dying), account.export()))
                    .as(name)
                    .isInstanceOf(ExportFileException.class);
            FaultyDisk next = FaultyDisk.sound(folder);
            account.run(into(account, folder, next), account.export());

            assertThat(next.steps.indexOf("fsyncdir " + place)).as(name).isBetween(0, firstLine(next.steps));
            made++;
        }
        assertThat(made).isGreaterThan(4);
    }

    private static int firstLine(List<String> steps) {
        return steps.indexOf("write " + ManifestLog.NAME);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsNamedBeforeItIsOnDiskAndNothingListedBeforeItsNameIs(boolean converted) {
        Path folder = parent.resolve("out");
        FaultyDisk disk = FaultyDisk.sound(folder);
        Account account = moving();
        ExportFolder plain = into(account, folder, disk);
        account.run(converted ? plain.format(CompressedNdjson.gzip()).chunk(2_000) : plain, account.export());
        assertThat(disk.steps.stream().anyMatch(step -> step.matches("rename .*\\.gz")))
                .isEqualTo(converted);

        int renames = 0;
        int lines = 0;
        Map<String, String> lastOf = new HashMap<>();
        Map<String, Boolean> unsynced = new HashMap<>();
        Set<String> deletedFrom = new HashSet<>();
        for (String step : disk.steps) {
            String what = step.substring(0, step.indexOf(' '));
            String file = step.substring(step.indexOf(' ') + 1);
            String place = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
            switch (what) {
                case "rename" -> {
                    renames++;
                    String part = place + (place.isEmpty() ? "" : "/") + "." + file.substring(file.indexOf('/') + 1)
                            + ".part";
                    assertThat(lastOf.get(part)).as(step).isEqualTo("fsync");
                    unsynced.put(place, true);
                }
                case "delete" -> {
                    assertThat(lastOf.get(ManifestLog.NAME)).as(step).isEqualTo("fsync");
                    deletedFrom.add(place);
                }
                // what was replaced is gone for good before the folder says what it holds
                case "create" ->
                    assertThat(file.contains("manifest.json") ? deletedFrom : Set.of())
                            .as(step)
                            .isEmpty();
                case "mkdir" -> unsynced.put("", true);
                case "fsyncdir" -> {
                    unsynced.remove(file);
                    deletedFrom.remove(file);
                }
                case "write" -> {
                    if (file.equals(ManifestLog.NAME) && ++lines > 1) {
                        assertThat(unsynced).as(step).isEmpty();
                    }
                }
                default -> {}
            }
            lastOf.put(file, what);
        }
        assertThat(renames).isGreaterThan(10);
        assertThat(lines).isGreaterThan(5);
    }
}
