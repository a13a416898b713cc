package dev.lever4j.cli;

/** Where an export goes. */
interface ExportTarget {
    /** @throws Failure if it cannot go there; nothing has been started yet */
    void check(Selection selection);

    Outcome run(Selection selection, Session session, ProgressView view);

    /**
     * What came of it.
     *
     * @param said the last word about it
     */
    record Outcome(int exitCode, String said) {}
}
