package dev.lever4j.samples.export;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gzip NDJSON in a file that only grows: a member for each commit. It cannot take back a line that is superseded, so it
 * is published, whole and with each record once, when all is there. All work on files is on the bounded elastic
 * scheduler, step after step.
 */
final class Archive {
    private static final int AT_ONCE = 1_000;

    private final Path folder;
    private final Path published;
    private final Path growing;
    private ArchiveEnd end = ArchiveEnd.NOTHING;

    Archive(Path folder) {
        this.folder = folder;
        published = folder.resolve("candidates.ndjson.gz");
        growing = folder.resolve("candidates.ndjson.gz.growing");
    }

    Path published() {
        return published;
    }

    /** Goes on where the database says that it ends: what lies behind it is of a commit that did not come about. */
    Mono<Void> open(Progress progress) {
        return onDisk(() -> {
            if (!progress.finished()) {
                cut(progress.end());
            } else if (Files.notExists(published) && Files.notExists(growing)) {
                throw missing(published);
            }
            end = progress.end();
            return null;
        });
    }

    private void cut(ArchiveEnd to) throws IOException {
        OwnerOnly.folder(folder);
        try (FileChannel file = OwnerOnly.open(growing)) {
            if (file.size() < to.bytes()) {
                throw missing(growing);
            }
            file.truncate(to.bytes());
            file.force(true);
        }
        OwnerOnly.force(folder); // the database must not know of a file whose name a power cut takes
    }

    private static IllegalStateException missing(Path file) {
        return new IllegalStateException(file + " is not as long as the database says; bring it back, or begin anew"
                + " in another folder and another database");
    }

    /** Adds a member and forces it to disk. Emits where the archive then ends. */
    Mono<ArchiveEnd> append(List<Candidate> candidates) {
        return candidates.isEmpty() ? Mono.fromSupplier(() -> end) : onDisk(() -> end = write(candidates));
    }

    private ArchiveEnd write(List<Candidate> candidates) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream lines = new GZIPOutputStream(member)) {
            for (Candidate candidate : candidates) {
                lines.write((candidate.json() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (FileChannel file = FileChannel.open(growing, StandardOpenOption.WRITE)) {
            file.position(end.bytes()); // not behind what a write that failed has left
            for (ByteBuffer rest = ByteBuffer.wrap(member.toByteArray()); rest.hasRemaining(); ) {
                file.write(rest);
            }
            file.force(true);
        }
        return new ArchiveEnd(end.bytes() + member.size(), end.lines() + candidates.size());
    }

    /** The lines with these numbers, which ascend, under the archive's own name: there whole, or not at all. */
    Mono<Void> publish(Flux<Long> lines) {
        return Mono.defer(() -> Files.exists(growing) ? copy(lines) : Mono.empty())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> copy(Flux<Long> lines) {
        return Mono.usingWhen(
                onDisk(Copy::new),
                copy -> lines.buffer(AT_ONCE)
                        .concatMap(some -> onDisk(() -> copy.lines(some)), 1)
                        .then(onDisk(copy::done)),
                copy -> onDisk(copy::close));
    }

    /** What is published is the archive from now on. */
    Mono<Void> forgetGrowth() {
        return onDisk(() -> {
            Files.deleteIfExists(growing);
            return null;
        });
    }

    private <T> Mono<T> onDisk(Callable<@Nullable T> blocking) {
        return Mono.<T>fromCallable(blocking).subscribeOn(Schedulers.boundedElastic());
    }

    private final class Copy {
        private final Path fresh = published.resolveSibling(published.getFileName() + ".new");
        private final BufferedReader from;
        private final BufferedWriter to;
        private long next;

        Copy() throws IOException {
            InputStream grown = Files.newInputStream(growing);
            from = new BufferedReader(new InputStreamReader(
                    Files.size(growing) == 0 ? grown : new GZIPInputStream(grown), StandardCharsets.UTF_8));
            OwnerOnly.open(fresh).truncate(0).close();
            to = new BufferedWriter(
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(fresh)), StandardCharsets.UTF_8));
        }

        @Nullable
        Void lines(List<Long> numbers) throws IOException {
            for (long number : numbers) {
                while (next < number) {
                    line();
                }
                to.write(line());
                to.write('\n');
            }
            return null;
        }

        private String line() throws IOException {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        growing + " has " + next + " lines and the database knows of more; begin"
                                + " anew in another folder and another database");
            }
            next++;
            return line;
        }

        @Nullable
        Void done() throws IOException {
            to.close();
            try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(fresh, published, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.force(folder);
            return null;
        }

        @Nullable
        Void close() throws IOException {
            from.close();
            to.close();
            return null;
        }
    }
}
