package dev.lever4j.benchmarks.mode;

/** One way to read all opportunities of the account. */
@FunctionalInterface
public interface Mode {
    /** Reads them all, from the first page to the last one; returns how many there were. */
    long read();
}
