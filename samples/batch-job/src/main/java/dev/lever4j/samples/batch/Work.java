package dev.lever4j.samples.batch;

import dev.lever4j.client.LeverClient;
import dev.lever4j.samples.batch.WorkItem.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Where the items come from. */
final class Work {
    private Work() {}

    /** One line each, read as they are asked for, on the bounded elastic scheduler. */
    static Flux<WorkItem> of(Path file) {
        return Flux.using(() -> Files.lines(file), Flux::fromStream, Stream::close)
                .filter(line -> !line.isBlank())
                .map(WorkItem::parse)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Reads it all, so that a bad line does not end the night in the middle. Blocks. */
    static void check(Path file) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    WorkItem.parse(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("WORK_FILE cannot be read after line " + number, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("WORK_FILE, line " + number + ": " + e.getMessage(), e);
        }
    }

    /** Something to do in an account that nobody minds: a tag and a note for each opportunity. */
    static Flux<WorkItem> demo(LeverClient lever) {
        return lever.opportunities()
                .list()
                .items()
                .concatMapIterable(it -> List.of(
                        new WorkItem("tag." + it.id(), it.id(), Kind.TAG, "synced"),
                        new WorkItem("note." + it.id(), it.id(), Kind.NOTE, "Synced by the nightly job.")));
    }
}
