package dev.lever4j.it.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What POSIX lets a parent do to a process. */
final class Signals {
    private static final long LIMIT = Duration.ofSeconds(60).toNanos();

    private Signals() {}

    /** SIGKILL; waits for the end and gives the status. */
    static int kill(Process process) {
        process.destroyForcibly();
        await(process);
        return process.exitValue();
    }

    /** SIGSTOP; waits until all of it stands still, where the system tells. */
    static void stop(Process process) {
        send("STOP", process);
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long began = System.nanoTime();
        while (Files.exists(status) && !isStopped(status)) {
            if (System.nanoTime() - began > LIMIT) {
                throw new AssertionError("a process cannot be stopped");
            }
            Thread.onSpinWait();
        }
    }

    /** SIGCONT. */
    static void goOn(Process process) {
        send("CONT", process);
    }

    private static void send(String signal, Process process) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(kill);
            if (kill.exitValue() != 0) {
                throw new AssertionError("kill -" + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStopped(Path status) {
        try {
            return Files.readAllLines(status).stream().anyMatch(line -> line.matches("State:\\s+T.*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(LIMIT, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("a process does not end: " + process);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
