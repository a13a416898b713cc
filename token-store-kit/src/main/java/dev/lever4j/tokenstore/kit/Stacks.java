package dev.lever4j.tokenstore.kit;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What every thread is doing: what a call that never ends waits for has to be seen while it waits. */
final class Stacks {
    private Stacks() {}

    /** On standard error, as the place where the test fails tells nothing of it. */
    static void print() {
        System.err.println(all());
    }

    static String all() {
        ThreadInfo[] threads = ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
        return Arrays.stream(threads).map(Stacks::of).collect(Collectors.joining("\n", "every thread:\n", ""));
    }

    /** Its own text ends after eight frames. */
    private static String of(ThreadInfo thread) {
        StringBuilder text = new StringBuilder("\"" + thread.getThreadName() + "\" " + thread.getThreadState());
        if (thread.getLockInfo() != null) {
            String owner = thread.getLockOwnerName();
            text.append(" on ")
                    .append(thread.getLockInfo())
                    .append(", held by ")
                    .append(owner == null ? "none" : owner);
        }
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        for (LockInfo held : thread.getLockedSynchronizers()) {
            text.append("\n    holds ").append(held);
        }
        return text.append('\n').toString();
    }
}
