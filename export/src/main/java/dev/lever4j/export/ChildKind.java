package dev.lever4j.export;

/** What has become of the child lists of one kind so far, one after the other in the order of their tasks. */
final class ChildKind {
    private static final int REFUSALS = 5;
    /** More lists than that, one after the other, are not each at fault by itself. */
    private static final int IN_A_ROW = 20;

    final ExportResource resource;
    // written in the order of the tasks, read by requests that are under way
    private volatile boolean granted;
    private volatile int goneInARow;
    private int refusedInARow;
    private int failedInARow;

    ChildKind(ExportResource resource) {
        this.resource = resource;
    }

    void landed() {
        granted = true;
        goneInARow = 0;
        refusedInARow = 0;
        failedInARow = 0;
    }

    void gone() {
        goneInARow++;
        refusedInARow = 0;
    }

    /** Returns how many before it. */
    int refused() {
        goneInARow = 0;
        return refusedInARow++;
    }

    void failed() {
        failedInARow++;
    }

    /** Whether one has been read in this run: the credential has the right to them, and Lever the means. */
    boolean isGranted() {
        return granted;
    }

    /** Whether the refusal that so many came before is still one of a single list. */
    boolean isSingle(int refusedBefore) {
        return granted || refusedBefore < REFUSALS;
    }

    /** Whether the next one need not be asked for. */
    boolean isRefusedAltogether() {
        return !isSingle(refusedInARow);
    }

    /** Whether it is Lever that fails, and not single lists. */
    boolean isBroken() {
        return failedInARow > IN_A_ROW;
    }

    /** Whether so many deletions one after the other are hard to believe. Resumes say 404 where there are none. */
    boolean isOddlyGone() {
        return granted && goneInARow >= IN_A_ROW && resource != ExportResource.RESUMES;
    }

    /** Of a refusal that is not of a single list, whether it is the first. */
    boolean isFirstOfAll(int refusedBefore) {
        return refusedBefore == REFUSALS;
    }
}
