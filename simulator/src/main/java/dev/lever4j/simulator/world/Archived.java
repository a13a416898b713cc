package dev.lever4j.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * Why and when an opportunity was archived.
 *
 * @param hire null unless it was archived for a requisition
 */
public record Archived(String reason, long at, @Nullable Hire hire) {
    public Archived(String reason, long at) {
        this(reason, at, null);
    }

    /** The requisition that a hire counts for, as it was then. */
    public record Hire(
            String id, String requisitionCode, @Nullable String hiringManager) {}
}
