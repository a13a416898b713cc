package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Cursor;
import dev.lever4j.export.Batch;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Position;
import dev.lever4j.export.Slice;
import dev.lever4j.request.OpportunityFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

class EntriesTest {
    private static final Slice SLICE = new Slice(Instant.ofEpochMilli(5), Instant.ofEpochMilli(9));

    @TempDir
    private Path parent;

    private final Entries entries = new Entries();

    private void took(@Nullable String in, @Nullable String next) {
        Position position =
                new Position.InList(ExportResource.OPPORTUNITIES, 0, SLICE, next == null ? null : Cursor.parse(next));
        entries.took(new Batch(List.of(), List.of(), position, in == null ? null : Cursor.parse(in)));
    }

    @Test
    void batchesThatFollowOneAnotherWentInOnce() {
        took("a", "b");
        took("b", "c");
        took("c", null);
        assertThat(entries.texts()).containsExactly("list opportunities 0 5..9 a");
    }

    @Test
    void aSliceThatStartsOverWentInAgain() {
        took("a", "b");
        took(null, "x");
        took("x", null);
        took(null, "y");
        assertThat(entries.texts())
                .containsExactly(
                        "list opportunities 0 5..9 a", "list opportunities 0 5..9", "list opportunities 0 5..9");
    }

    /** Each commit goes in where an earlier one came out, over interruptions too. */
    @Test
    void aLineOfTheLogSaysWhereItsBatchesWentIn() throws IOException {
        Account account = new Account(900);
        Path folder = parent.resolve("out");
        LeverExport export =
                account.export().filter(OpportunityFilter.builder().limit(10).build());
        ExportFolder into = account.into(folder).pace(Duration.ofMillis(300));
        Disposable cut = into.write(export).subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofMillis(1_000));
        cut.dispose();
        assertThat(account.run(into, export).isComplete()).isTrue();

        Map<String, String> reached = new HashMap<>();
        reached.put("children", "0");
        int wentOn = 0;
        int childLists = 0;
        for (String text : Files.readAllLines(folder.resolve(ManifestLog.NAME))) {
            LogLine line = LogLine.parse(JsonValues.parse(text.getBytes(StandardCharsets.UTF_8)));
            for (String from : line.from()) {
                boolean isList = from.startsWith("list ");
                String at = from.substring(strand(from).length()).strip();
                assertThat(reached.getOrDefault(strand(from), "")).as(from).isEqualTo(at);
                wentOn += isList && !at.isEmpty() ? 1 : 0;
                childLists += isList ? 0 : 1;
            }
            for (Position position : line.positions()) {
                boolean isList = position instanceof Position.InList;
                String strand = strand(position.toText());
                String at = position.toText().substring(strand.length()).strip();
                reached.put(strand, isList ? at : at.split(" ", -1)[0]);
                if (!(position instanceof Position.Listed)) {
                    assertThat(line.from())
                            .as(text)
                            .anyMatch(from -> strand(from).equals(strand));
                }
            }
        }
        assertThat(wentOn).isGreaterThan(5);
        assertThat(childLists).isGreaterThan(5);
    }

    /** The words before the place. */
    private static String strand(String position) {
        String[] words = position.split(" ", 5);
        return words[0].equals("list") ? String.join(" ", List.of(words).subList(0, 4)) : words[0];
    }
}
