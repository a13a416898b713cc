package dev.lever4j.samples.batch;

import dev.lever4j.request.PerformAs;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** The night in steps, each of which blocks until it is done, and what the process ends with. */
final class NightSteps implements ExitCodeGenerator {
    private final Night night;
    private volatile int exitCode = Ends.OUR_FAULT;
    private volatile @Nullable Instant now;
    private volatile @Nullable PerformAs me;
    private volatile Delta.@Nullable Result delta;

    NightSteps(Night night) {
        this.night = night;
    }

    void actingUser() {
        step(() -> me = night.job().actingUser().block());
    }

    void delta() {
        step(() -> {
            now = night.job().now();
            delta = night.job().delta(Objects.requireNonNull(now)).block();
        });
    }

    void writeBack() {
        step(() -> {
            Report report = Objects.requireNonNull(night.job()
                    .writeBack(Objects.requireNonNull(me), Objects.requireNonNull(delta), Objects.requireNonNull(now))
                    .block());
            System.out.println(report);
            exitCode = report.exitCode();
        });
    }

    /** Spring Batch keeps a step's error to itself. */
    private void step(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            exitCode = Ends.code(e);
            throw e;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
