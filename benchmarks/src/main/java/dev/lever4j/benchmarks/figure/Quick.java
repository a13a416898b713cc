package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Allocation;
import dev.lever4j.benchmarks.measure.Cost;
import dev.lever4j.benchmarks.mode.Account;
import dev.lever4j.benchmarks.mode.Modes;
import dev.lever4j.benchmarks.server.Child;
import dev.lever4j.benchmarks.server.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Holds what is allocated for a record and for a request against what is kept in the repository: unlike time, it is the
 * same on a busy machine. Fails where it has grown by more than a tenth.
 *
 * <p>Arguments: the file that keeps it; {@code update} to keep what is measured now.
 */
final class Quick {
    /** Within a process the number stands still; from one to the next it depends on what the compiler inlined. */
    private static final int PROCESSES = 3;

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
        try (ServerProcess server = ServerProcess.start(Reader.PAGES, 0, 0)) {
            for (int process = 0; process < PROCESSES; process++) {
                bytes.merge("record.typed", perRecord(server, Modes.TYPED), Math::min);
                bytes.merge("record.ndjson", perRecord(server, Modes.NDJSON), Math::min);
            }
        }
        Pipeline pipeline = Pipeline.run(1);
        bytes.put("request.pipeline", (long) pipeline.bytesPerRequest());
        bytes.put("request.raw-from-its-template", (long) pipeline.bytesFromItsTemplate());
        return bytes;
    }

    private static long perRecord(ServerProcess server, String mode) {
        List<String> arguments = List.of(server.api().toString(), mode);
        try (Child reader = Child.start(Reader.class, List.of("-Xmx1g"), arguments)) {
            return Long.parseLong(Objects.requireNonNull(reader.line(), "nothing was read"));
        }
    }

    /** Reads until it is warm, and prints what a record takes then. */
    static final class Reader {
        static final int PAGES = 100;
        private static final long WARM = 4_000_000_000L;
        private static final long MEASURED = 500_000_000L;

        private Reader() {}

        public static void main(String[] arguments) {
            Account account = new Account(URI.create(arguments[0]), PAGES);
            var mode = Objects.requireNonNull(Modes.ours(account).get(arguments[1]));
            Cost.of(mode::read, WARM);
            System.out.println(Math.round(Cost.of(mode::read, MEASURED).allocatedPerItem()));
            System.exit(0);
        }
    }
}
