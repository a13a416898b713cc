package dev.lever4j.samples.batch;

import dev.lever4j.client.LeverClient;
import dev.lever4j.samples.batch.WorkItem.Kind;
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
