package dev.lever4j.samples.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A file of lines that is there whole, or with what came before an error as {@code .partial}. Its work is on the
 * bounded elastic scheduler.
 */
final class LineFile {
    private static final int AT_ONCE = 100;
    private static final Scheduler DISK = Schedulers.boundedElastic();

    private final FileChannel channel;
    private final BufferedWriter writer;

    private LineFile(Path file) throws IOException {
        channel = OwnerOnly.open(file);
        channel.truncate(0);
        writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /** Emits each item once it is written, and completes once the file bears its name. */
    static <T> Flux<T> write(Path file, Flux<T> items, Function<T, String> line) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        return Flux.usingWhen(
                Mono.fromCallable(() -> new LineFile(part)).subscribeOn(DISK),
                lines -> items.buffer(AT_ONCE)
                        .concatMap(some -> lines.append(some, line), 1)
                        .concatWith(lines.publish(part, file)),
                LineFile::close,
                (lines, error) -> lines.keep(part, file.resolveSibling(file.getFileName() + ".partial")),
                LineFile::close);
    }

    private <T> Flux<T> append(List<T> some, Function<T, String> line) {
        return Mono.fromCallable(() -> {
                    for (T item : some) {
                        writer.write(line.apply(item));
                        writer.write('\n');
                    }
                    return some;
                })
                .subscribeOn(DISK)
                .flatMapIterable(written -> written);
    }

    private <T> Mono<T> publish(Path part, Path file) {
        return Mono.<T>fromCallable(() -> {
                    writer.flush();
                    OwnerOnly.publish(channel, part, file);
                    return null;
                })
                .subscribeOn(DISK);
    }

    private Mono<Void> keep(Path part, Path partial) {
        // the error that ended it is the one to be told
        return this.<Void>publish(part, partial).onErrorComplete().then(close()).onErrorComplete();
    }

    private Mono<Void> close() {
        return Mono.<Void>fromCallable(() -> {
                    writer.close();
                    return null;
                })
                .subscribeOn(DISK);
    }
}
