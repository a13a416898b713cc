package dev.lever4j.export.folder;

import dev.lever4j.client.LeverClient;
import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Unrest;
import dev.lever4j.simulator.world.Mutation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A simulator in this process, and processes that export from it. Its clock is a day ahead, and some opportunities have
 * changed by it: to each export they have changed since it began, so that they come twice and must be merged.
 */
final class Kitchen implements AutoCloseable {
    private static final int RATE = 400;
    private static final int LIMIT_SECONDS = 120;
    /** One of so many opportunities has changed, about. */
    private static final double CHANGED = 4;

    private final Simulator simulator;

    private Kitchen(Simulator simulator) {
        this.simulator = simulator;
    }

    /** One that keeps the time, and is still: its key may not see what is confidential. */
    static Kitchen still(int opportunities) {
        Simulator lever = Simulator.builder()
                .opportunities(opportunities)
                .rate(100_000, 100_000)
                .start();
        lever.controls().hideConfidential(true);
        return new Kitchen(lever);
    }

    Kitchen(int opportunities) {
        this(Simulator.builder()
                .opportunities(opportunities)
                .rate(100_000, 100_000)
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)))
                .unrest(Unrest.none().edited(opportunities / CHANGED))
                .start());
        LeverClient client = client();
        client.raw().get("/opportunities").query("limit", 1).exchange().block(Duration.ofSeconds(LIMIT_SECONDS));
        client.close();
        simulator.controls().calm();
    }

    /** In this process. */
    LeverClient client() {
        return ChildExport.client(simulator.baseUrl(), simulator.authUrl(), simulator.apiKey(), RATE);
    }

    /** From now on so many are otherwise than they were, in each way. */
    void change(int steps, long seed) {
        Mutations mutations = simulator.mutations(seed);
        Mutations hiding = mutations.only(Mutation.Kind.CONFIDE, Mutation.Kind.ANONYMIZE);
        for (int i = 0; i < steps; i++) {
            (i % 4 == 0 ? hiding : mutations).step();
        }
    }

    /** The id of a file of so many bytes that some opportunity has from now on. */
    String addFile(String name, long bytes) {
        LeverClient client = client();
        String opportunity = client.opportunities()
                .list()
                .items()
                .next()
                .blockOptional(Duration.ofSeconds(LIMIT_SECONDS))
                .orElseThrow()
                .id();
        client.close();
        return simulator.controls().addFile(opportunity, name, bytes);
    }

    /** @param more see {@link ChildExport} */
    Process start(Path folder, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildExport.class.getName(),
                simulator.baseUrl().toString(),
                simulator.authUrl().toString(),
                simulator.apiKey(),
                folder.toString(),
                String.valueOf(RATE)));
        command.addAll(List.of(more));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line that begins so, and gives the rest of it; empty if the process ends without it. */
    static String await(BufferedReader said, String begin) {
        try {
            String line = said.readLine();
            while (line != null && !line.startsWith(begin)) {
                line = said.readLine();
            }
            return line == null ? "" : line.substring(begin.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its status, once it has ended; killed if it has not by so many milliseconds. */
    static int endOrKill(Process process, long millis) {
        try {
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a process does not end: " + process);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether it lives so many milliseconds more. */
    static boolean isAlive(Process process, long millis) {
        try {
            return !process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The status of one that may live. */
    int run(Path folder, String... more) {
        return endOrKill(start(folder, more), TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    }

    /** Goes on until it is done. */
    void finish(Path folder) {
        int status = run(folder);
        if (status != 0) {
            throw new AssertionError("an export that was to end ended with " + status);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
