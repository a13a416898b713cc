package dev.lever4j.samples.batch;

import dev.lever4j.request.PerformAs;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What has been meant and what has been done, in a file that only grows: {@code I} (intended), {@code D} (done),
 * {@code F} (failed), the time in milliseconds, the key, and after an intent the id of the user who acts. Many wait for
 * one write to disk: what comes while it is under way goes with the next. Safe for several threads; of one process,
 * since the job's folder is locked.
 */
final class ItemLedger implements AutoCloseable {
    enum State {
        NEW("N"),
        INTENDED("I"),
        DONE("D"),
        FAILED("F");

        final String letter;

        State(String letter) {
            this.letter = letter;
        }

        static State of(String letter) {
            return Stream.of(values())
                    .filter(state -> state.letter.equals(letter))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the ledger holds what is no line of its own"));
        }
    }

    private record Line(String text, Sinks.Empty<Void> written) {}

    private final Map<String, LedgerEntry> entries = new ConcurrentHashMap<>();
    private final Queue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lines = new AtomicInteger();
    private final Scheduler disk = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "ledger");
    private final Clock clock;
    private @Nullable FileChannel file;
    private @Nullable Exception broken;

    private ItemLedger(Clock clock) {
        this.clock = clock;
    }

    /** What earlier runs left, a line for each key: the file is written anew, without what is past. Blocks. */
    static ItemLedger open(Path at, Clock clock) {
        try {
            ItemLedger ledger = new ItemLedger(clock);
            ledger.read(at);
            ledger.file = ledger.compact(at);
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a dry run: it touches no file and takes no intent, without which nothing is sent. Blocks. */
    static ItemLedger look(Path at, Clock clock) {
        try {
            ItemLedger ledger = new ItemLedger(clock);
            ledger.read(at);
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a last line that a kill has torn. */
    private void read(Path at) throws IOException {
        if (Files.notExists(at)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(at, StandardCharsets.US_ASCII)) {
            long left = Files.size(at);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                left -= line.length() + 1;
                if (left >= 0) {
                    note(line);
                }
            }
        }
    }

    private FileChannel compact(Path at) throws IOException {
        Path fresh = at.resolveSibling(at.getFileName() + ".new");
        FileChannel channel = OwnerOnly.open(fresh).truncate(0);
        BufferedWriter writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.US_ASCII));
        for (Map.Entry<String, LedgerEntry> each : entries.entrySet()) {
            writer.write(each.getValue().line(each.getKey()) + "\n");
        }
        writer.flush();
        OwnerOnly.publish(channel, fresh, at);
        return channel;
    }

    private void note(String line) {
        String[] words = line.split(" ", 4);
        entries.put(words[2], LedgerEntry.parse(words));
    }

    LedgerEntry last(WorkItem item) {
        return entries.getOrDefault(item.key(), LedgerEntry.NONE);
    }

    State state(WorkItem item) {
        return last(item).state();
    }

    /** The keys of what was meant, and is not done as far as is known. */
    Set<String> unfinished() {
        return entries.entrySet().stream()
                .filter(each -> each.getValue().state() != State.DONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    // begin ledger
    /** Completes once it is on disk that the item is about to be done, and in whose name. */
    Mono<Void> intend(WorkItem item, PerformAs who) {
        return write(State.INTENDED, item, who.userId());
    }

    /** Completes once it is on disk what became of it; of what nobody knows the intent stays. */
    Mono<Void> conclude(ItemResult result) {
        return switch (result.outcome()) {
            case OK, SKIPPED -> write(State.DONE, result.item(), "");
            case FAILED -> write(State.FAILED, result.item(), "");
            case UNKNOWN, DONE_BEFORE -> Mono.empty();
        };
    }
    // end ledger

    private Mono<Void> write(State state, WorkItem item, String user) {
        return Mono.defer(() -> {
            Line line = new Line(new LedgerEntry(state, clock.instant(), user).line(item.key()), Sinks.empty());
            waiting.add(line);
            if (lines.getAndIncrement() == 0) {
                disk.schedule(this::drain);
            }
            return line.written().asMono().publishOn(Schedulers.parallel());
        });
    }

    private void drain() {
        int taken;
        do {
            taken = lines.get();
            List<Line> together = new ArrayList<>();
            for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
                together.add(line);
            }
            force(together);
        } while (lines.addAndGet(-taken) != 0);
    }

    private void force(List<Line> together) {
        StringBuilder text = new StringBuilder();
        together.forEach(line -> text.append(line.text()).append('\n'));
        try {
            if (broken != null) {
                throw broken; // nobody knows what is on disk
            }
            FileChannel to = Objects.requireNonNull(file, "a dry run writes nothing");
            for (ByteBuffer rest = StandardCharsets.US_ASCII.encode(text.toString()); rest.hasRemaining(); ) {
                to.write(rest);
            }
            to.force(false);
            together.forEach(line -> note(line.text()));
            together.forEach(line -> line.written().tryEmitEmpty());
        } catch (Exception e) {
            broken = e;
            together.forEach(line -> line.written().tryEmitError(e));
        }
    }

    @Override
    public void close() {
        disk.dispose();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
