package dev.lever4j.it.canaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Found as a service too: looks after each test at the exceptions that were made, after each class at the names of the
 * threads, and at the end at the files that are left. What was seen goes into a file of this process's own.
 */
public final class SuiteListener implements TestExecutionListener {
    private final Instant began = Instant.now();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Watch watch = SuiteWatch.watch();
        if (watch == null) {
            return;
        }
        watch.lookAtErrors();
        if (test.isContainer()) {
            watch.lookAtThreads();
            // so that a suite that is broken off has told what it saw
            write(watch);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Watch watch = SuiteWatch.watch();
        if (watch == null) {
            return;
        }
        watch.lookAtErrors();
        LeftFiles.look(watch, "file", Path.of(System.getProperty("java.io.tmpdir", "/tmp")), began);
        write(watch);
    }

    private static void write(Watch watch) {
        Path folder = Path.of(System.getProperty("canaries", "."));
        List<String> lines = new ArrayList<>();
        watch.looked().forEach((kind, count) -> lines.add("looked " + kind + " " + count));
        watch.hitsInContext().forEach(hit -> lines.add("seen " + hit));
        String module = Path.of("").toAbsolutePath().getFileName() + "-"
                + ProcessHandle.current().pid() + ".txt";
        try {
            Files.write(Files.createDirectories(folder).resolve(module), lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
