package dev.lever4j.samples.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What has been meant and what has been done, in a file that only grows: {@code I} (intended), {@code D} (done),
 * {@code F} (failed), the time in milliseconds, the key. Many wait for one write to disk: what comes while it is under
 * way goes with the next. Safe for several threads; of one process, since the job's folder is locked.
 */
final class ItemLedger implements AutoCloseable {
    enum State {
        NEW,
        INTENDED,
        DONE,
        FAILED
    }

    private record Entry(State state, Instant at) {}

    private record Line(String text, Sinks.Empty<Void> written) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lines = new AtomicInteger();
    private final Scheduler disk = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "ledger");
    private final FileChannel file;
    private final Clock clock;
    private @Nullable Exception broken;

    private ItemLedger(FileChannel file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Reads what earlier runs left, and cuts off a last line that a kill has torn. Blocks. */
    static ItemLedger open(Path at, Clock clock) {
        try {
            ItemLedger ledger = new ItemLedger(OwnerOnly.open(at), clock);
            ledger.read();
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // all of it
        }
        String text = new String(bytes.array(), StandardCharsets.US_ASCII);
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(this::note);
        file.truncate(whole);
        file.position(whole);
    }

    private void note(String line) {
        String[] parts = line.split(" ", 3);
        State state = switch (parts[0]) {
            case "I" -> State.INTENDED;
            case "D" -> State.DONE;
            case "F" -> State.FAILED;
            default -> throw new IllegalStateException("the ledger holds what is no line of its own");
        };
        entries.put(parts[2], new Entry(state, Instant.ofEpochMilli(Long.parseLong(parts[1]))));
    }

    State state(WorkItem item) {
        Entry entry = entries.get(item.key());
        return entry == null ? State.NEW : entry.state();
    }

    Instant intendedAt(WorkItem item) {
        Entry entry = entries.get(item.key());
        return entry == null ? Instant.MAX : entry.at();
    }

    // begin ledger
    /** Completes once it is on disk that the item is about to be done. */
    Mono<Void> intend(WorkItem item) {
        return write("I", item);
    }

    /** Completes once it is on disk what became of it; of what nobody knows the intent stays. */
    Mono<Void> conclude(ItemResult result) {
        return switch (result.outcome()) {
            case OK, SKIPPED -> write("D", result.item());
            case FAILED -> write("F", result.item());
            case UNKNOWN, DONE_BEFORE -> Mono.empty();
        };
    }
    // end ledger

    private Mono<Void> write(String letter, WorkItem item) {
        return Mono.defer(() -> {
            Line line = new Line(letter + " " + clock.millis() + " " + item.key(), Sinks.empty());
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
            for (ByteBuffer rest = StandardCharsets.US_ASCII.encode(text.toString()); rest.hasRemaining(); ) {
                file.write(rest);
            }
            file.force(false);
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
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
