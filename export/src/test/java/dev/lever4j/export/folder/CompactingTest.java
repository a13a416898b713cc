package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the books of a folder with ten segments of one note each. */
class CompactingTest {
    private static final int SEGMENTS = 10;

    @TempDir
    private Path folder;

    private Books filled() throws IOException {
        Account account = new Account(1);
        List<Checkpoint> begun = new ArrayList<>();
        account.export().begin().subscribe(begun::add);
        account.lever.clock().advanceTimeBy(Duration.ofSeconds(1));
        Disk disk = new Disk();
        Ledger ledger = new Ledger();
        ManifestLog log = new ManifestLog.Reading(folder.resolve(ManifestLog.NAME), ledger::apply).open(disk);
        TimeAndChance time = TimeAndChance.of(account.lever.clock(), new Random(1));
        Books books = new Books(folder, disk, time, ledger, log, new RunCounts(), 1);
        books.begin(begun.get(0).toText(), FolderManifest.Format.LINES, List.of());
        for (int i = 0; i < SEGMENTS; i++) {
            Row row = new Row(ExportResource.NOTES, "a", WritingTest.record("{\"id\":\"n" + i + "\"}"));
            Batch batch = new Batch(List.of(row), List.of(), new Position.InFanOut(i + 1, 0, 0), null);
            Gathering one = books.gathering();
            one.write(RowLine.of(batch).get(0));
            one.took(batch);
            books.commit(one);
        }
        return books;
    }

    private List<String> segments() {
        return Contents.files(folder).stream()
                .filter(name -> name.startsWith("notes/"))
                .toList();
    }

    @Test
    void atMostSoManyInOneTurn() throws IOException {
        Books books = filled();

        new Compacting(books, 4, () -> {}).run();

        assertThat(segments()).hasSize(SEGMENTS - 4 + 1);
        assertThat(books.ledger().rows(ExportResource.NOTES)).isEqualTo(SEGMENTS);
        assertThat(Contents.of(folder).get("notes")).hasSize(SEGMENTS).doesNotHaveDuplicates();
    }

    @Test
    void endsBetweenTwoSegmentsWhenNobodyWantsItAnyMore() throws IOException {
        Books books = filled();
        List<String> before = segments();
        int[] asked = {0};

        assertThatThrownBy(() -> new Compacting(books, 8, () -> {
                            if (++asked[0] == 3) {
                                throw new CancellationException("the export was cancelled");
                            }
                        })
                        .run())
                .isInstanceOf(CancellationException.class);

        assertThat(asked[0]).isEqualTo(3);
        assertThat(segments()).isEqualTo(before).hasSize(SEGMENTS);
    }
}
