package dev.lever4j.cli;

/** What the command ends with. Documented in {@code lever --help}; scripts rely on it. */
final class ExitCode {
    static final int DONE = 0;
    static final int OUR_FAULT = 1;
    static final int USAGE = 2;
    static final int AUTHENTICATION = 3;
    static final int REFUSED = 4;
    static final int UNREACHABLE = 5;
    static final int LOCAL_IO = 6;
    /** An export is finished, and something that exists may be missing from it. */
    static final int INCOMPLETE = 7;
    /** What a shell calls an end by Ctrl-C; an end by SIGTERM is 143. The JVM sets either when a signal ends it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
