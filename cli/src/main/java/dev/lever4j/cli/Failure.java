package dev.lever4j.cli;

import org.jspecify.annotations.Nullable;

/** Why a command ends early: an exit code, and one sentence for the user that says what to do. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Failure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    static Failure usage(String sentence) {
        return new Failure(ExitCode.USAGE, sentence, null);
    }

    static Failure localIo(String sentence, @Nullable Throwable cause) {
        return new Failure(ExitCode.LOCAL_IO, sentence, cause);
    }

    static Failure ending(int exitCode, String sentence) {
        return new Failure(exitCode, sentence, null);
    }

    static Failure of(int exitCode, String sentence, Throwable cause) {
        return new Failure(exitCode, sentence, cause);
    }

    static Failure interrupted() {
        return new Failure(ExitCode.INTERRUPTED, "interrupted before it was done", null);
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
