package dev.lever4j.samples.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
                lines -> items.publishOn(DISK) // an error waits until what came before it is written
                        .doOnNext(item -> lines.append(line.apply(item)))
                        .concatWith(lines.publish(part, file)),
                LineFile::close,
                (lines, error) -> lines.keep(part, file.resolveSibling(file.getFileName() + ".partial")),
                LineFile::close);
    }

    private void append(String line) {
        try {
            writer.write(line + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
