package dev.lever4j.client;

import dev.lever4j.error.ReauthorizationRequiredException;

/**
 * Told when the grant of an account is lost, so that its admin can be asked to connect again: once for each loss in
 * each process, however many calls fail of it. Of several processes that share a grant each one that needs it tells,
 * and so does each later start: who sends a message to an admin has to remember that it was sent. A grant that is saved
 * later in the same token store is used without more ado, and its own loss would be another one. Called on a worker
 * that may block, in no order; what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface GrantLossListener {
    /** Does not listen. */
    GrantLossListener NONE = loss -> {};

    /** @param loss whose grant and how it was lost; what callers get too, but for a loss at closing */
    void lost(ReauthorizationRequiredException loss);
}
