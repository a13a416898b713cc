package dev.lever4j.client.changes;

import java.util.List;

/**
 * Changes that were found together, and where to go on from once they are safe.
 *
 * @param changes in the order in which they are to be applied; may be empty, where only time has gone by
 * @param position save it with what the changes did, in one transaction or after it; a feed from there tells of all
 *     that came later, and of some of these again
 */
public record ChangeSet(List<Change> changes, ChangePosition position) {
    public ChangeSet {
        changes = List.copyOf(changes);
    }
}
