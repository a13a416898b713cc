package dev.lever4j.export;

import dev.lever4j.error.LeverException;
import dev.lever4j.error.NotFoundException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What has become of the child lists of one kind, or of records asked for by id, so far, one after the other in the
 * order of their tasks.
 */
final class ChildKind {
    private static final int REFUSALS = 5;
    /** More lists than that, one after the other, are not each at fault by itself. */
    private static final int IN_A_ROW = 20;

    final ExportResource resource;
    private final int believed;
    // told as answers come
    private final AtomicInteger goneInARow = new AtomicInteger();
    // written in the order of the tasks, read by requests that are under way
    private volatile boolean granted;
    private int refusedInARow;
    private int failedInARow;

    ChildKind(ExportResource resource) {
        this(resource, IN_A_ROW);
    }

    private ChildKind(ExportResource resource, int believed) {
        this.resource = resource;
        this.believed = believed;
    }

    /** Under records that Lever has just told of: that one is gone is not believed before it is seen. */
    static ChildKind ofChanged(ExportResource resource) {
        return new ChildKind(resource, 0);
    }

    /** An answer came, and it is no 404. */
    void isThere() {
        goneInARow.set(0);
    }

    /**
     * A 404 came: whether so many parents deleted one after the other are hard to believe. Resumes say so where there
     * are none.
     */
    boolean isOddlyGone() {
        return goneInARow.incrementAndGet() > believed && resource != ExportResource.RESUMES && canBeVerified();
    }

    private boolean canBeVerified() {
        return resource == ExportResource.OPPORTUNITIES || isUnderOpportunities();
    }

    boolean isUnderOpportunities() {
        return resource.parent().equals(Optional.of(ExportResource.OPPORTUNITIES));
    }

    void landed() {
        granted = true;
        refusedInARow = 0;
        failedInARow = 0;
    }

    void gone() {
        refusedInARow = 0;
        failedInARow = 0;
    }

    /** Returns how many before it. */
    int refused() {
        failedInARow = 0;
        return refusedInARow++;
    }

    void failed() {
        failedInARow++;
    }

    /** One has been read beside the tasks. */
    void read() {
        granted = true;
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

    /** Whether it is Lever that fails, and not single lists; or it has none of a kind that was never read (404). */
    boolean isBroken(LeverException why) {
        return failedInARow > IN_A_ROW && (granted || !(why instanceof NotFoundException));
    }

    /** Of a refusal that is not of a single list, whether it is the first. */
    boolean isFirstOfAll(int refusedBefore) {
        return refusedBefore == REFUSALS;
    }
}
