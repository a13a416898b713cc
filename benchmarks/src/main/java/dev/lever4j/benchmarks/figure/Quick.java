package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Allocation;
import dev.lever4j.benchmarks.measure.Cost;
import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.mode.Account;
import dev.lever4j.benchmarks.mode.Mode;
import dev.lever4j.benchmarks.mode.Modes;
import dev.lever4j.benchmarks.server.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is allocated for a record and for a request against what is kept in the repository: unlike time, it is the
 * same on a busy machine. Fails where it has grown by more than a tenth.
 *
 * <p>Arguments: the file that keeps it; {@code update} to keep what is measured now.
 */
final class Quick {
    private static final int PAGES = 100;
    private static final int CELLS = 5;
    private static final long CPU = 1_000_000_000L;

    private Quick() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Allocation now = new Allocation(measured());
        System.out.print(now.text());
        if (arguments[1].equals("update")) {
            now.save(file);
            System.exit(0);
        }
        String grown = now.grownSince(Allocation.load(file));
        System.err.print(grown);
        System.exit(grown.isEmpty() ? 0 : 1);
    }

    private static Map<String, Long> measured() throws Exception {
        Map<String, Long> bytes = new TreeMap<>();
        try (ServerProcess server = ServerProcess.start(PAGES, 0, 0)) {
            Map<String, Mode> modes = Modes.ours(new Account(server.api(), PAGES));
            bytes.put("record.typed", bytesPerRecord(modes.get(Modes.TYPED)));
            bytes.put("record.ndjson", bytesPerRecord(modes.get(Modes.NDJSON)));
        }
        Pipeline pipeline = Pipeline.run(1);
        bytes.put("request.pipeline", (long) pipeline.bytesPerRequest());
        bytes.put("request.raw-from-its-template", (long) pipeline.bytesFromItsTemplate());
        return bytes;
    }

    private static long bytesPerRecord(@Nullable Mode named) {
        Mode mode = Objects.requireNonNull(named);
        Cost.of(mode::read, 5 * CPU);
        double[] cells = IntStream.range(0, CELLS)
                .mapToDouble(cell -> Cost.of(mode::read, CPU).allocatedPerItem())
                .toArray();
        return Math.round(Estimate.of(cells).median());
    }
}
