package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed by strace at each system call that its writing thread makes on the disk, once; and the order
 * of those calls is checked, since a kill cannot show what a power cut would. Takes minutes: scripts/kill-an-export.
 */
@Tag("figure")
class StracedExportTest {
    private static final int KILLED = 128 + 9;
    private static final long LIMIT_MILLIS = 120_000;
    private static final int OPPORTUNITIES = 40;
    private static final List<String> CALLS =
            List.of("mkdir", "write", "pwrite64", "fsync", "fdatasync", "rename", "link", "unlink", "ftruncate");
    private static final List<String> KILLED_AT =
            List.of(System.getProperty("export.calls", String.join(",", CALLS)).split(","));
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((?:\\d+<([^>]*)>|\"([^\"]*)\")(?:, \"([^\"]*)\")?.*");

    @TempDir
    private Path parent;

    /** Status of a run whose writing thread is watched from its beginning. */
    private static int watched(Kitchen kitchen, Path folder, String... options) {
        Process process = kitchen.start(folder, ChildExport.WAIT);
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String thread = Kitchen.await(said, ChildExport.THREAD);
        List<String> command = new ArrayList<>(List.of("strace", "-y", "-s", "0", "-p", thread));
        command.addAll(List.of(options));
        try {
            Process strace = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Kitchen.await(strace.errorReader(StandardCharsets.UTF_8), "strace: Process");
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            int status = Kitchen.endOrKill(process, LIMIT_MILLIS);
            Kitchen.endOrKill(strace, LIMIT_MILLIS);
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingIsLostThoughItIsKilledAtAnyCall() {
        Map<String, Integer> kills = new LinkedHashMap<>();
        int records = 0;
        try (Kitchen kitchen = new Kitchen(OPPORTUNITIES)) {
            Path whole = parent.resolve("whole");
            kitchen.finish(whole);
            Map<String, List<String>> expected = Contents.of(whole);
            for (String call : KILLED_AT) {
                int status = KILLED;
                for (int n = 1; status == KILLED; n++) {
                    Path folder = parent.resolve(call + n);
                    status = watched(
                            kitchen, folder, "-e", "trace=" + call, "-e", "inject=" + call + ":signal=KILL:when=" + n);
                    assertThat(status).isIn(KILLED, 0);
                    if (status == KILLED) {
                        kills.merge(call, 1, Integer::sum);
                        kitchen.finish(folder);
                    }
                    records += KilledExportTest.compare(expected, Contents.of(folder));
                }
            }
        }
        System.out.println(
                "killed at each call once: " + kills + "; " + records + " records compared, 0 lost, 0 twice");
        assertThat(kills).isNotEmpty();
    }

    @Test
    void nothingIsNamedBeforeItIsOnDiskAndNothingListedBeforeItsNameIs() {
        Path trace = parent.resolve("trace");
        Path folder = parent.resolve("out");
        try (Kitchen kitchen = new Kitchen(OPPORTUNITIES)) {
            int status = watched(kitchen, folder, "-e", "trace=" + String.join(",", CALLS), "-o", trace.toString());
            assertThat(status).isZero();
        }
        int renames = 0;
        int lines = 0;
        Set<String> dirty = new HashSet<>();
        Map<String, String> unnamed = new HashMap<>();
        String log = folder.resolve(ManifestLog.NAME).toString();
        for (String line : Contents.lines(trace)) {
            Matcher call = CALL.matcher(line);
            if (!call.matches()) {
                continue;
            }
            String file = call.group(2) == null ? call.group(3) : call.group(2);
            switch (call.group(1)) {
                case "write", "pwrite64", "ftruncate" -> {
                    if (file.equals(log) && ++lines > 1) {
                        assertThat(unnamed).as(line).isEmpty();
                    }
                    dirty.add(file);
                }
                case "fsync", "fdatasync" -> {
                    dirty.remove(file);
                    unnamed.remove(file);
                }
                case "rename" -> {
                    assertThat(dirty).as(line).doesNotContain(file);
                    unnamed.put(String.valueOf(Path.of(call.group(4)).getParent()), line);
                    renames++;
                }
                default -> {}
            }
        }
        System.out.println("order of calls: " + renames + " renames, none before the fsync of what it names; " + lines
                + " lines of the log, none before the fsync of the folders of its segments");
        assertThat(renames).isGreaterThan(5);
        assertThat(lines).isGreaterThan(3);
    }
}
