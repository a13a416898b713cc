package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Feedback;
import dev.lever4j.model.UpdatedFeedback;
import dev.lever4j.request.Expand;
import dev.lever4j.request.FeedbackBody;
import dev.lever4j.request.FeedbackExpand;
import dev.lever4j.request.FeedbackUpdate;
import dev.lever4j.request.PerformAs;
import reactor.core.publisher.Mono;

/** The feedback forms of one opportunity. */
public final class OpportunityFeedback {
    private final Calls calls;
    private final String opportunity;

    OpportunityFeedback(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<Feedback> list(FeedbackExpand... expand) {
        return calls.list(Endpoints.LIST_FEEDBACK, Feedback.class, Expand.query(expand), opportunity);
    }

    /**
     * One feedback form; a deleted one too, with {@code deletedAt} (seen live). Emits it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Feedback> get(String id, FeedbackExpand... expand) {
        return calls.one(Endpoints.GET_FEEDBACK, Feedback.class, Expand.query(expand), opportunity, id);
    }

    /**
     * Gives feedback. Emits it as Lever answers it, or {@link dev.lever4j.error.NotFoundException} where there is no
     * such opportunity.
     */
    public Mono<Feedback> create(FeedbackBody feedback, PerformAs who) {
        return calls.as(who).write(Endpoints.CREATE_FEEDBACK, Feedback.class, feedback, opportunity);
    }

    /**
     * Changes answers or the time of completion; everything else stays (seen live, though it is a PUT). Emits what
     * Lever answers, which is not the usual form (documented and seen live): {@link #get} reads that. Or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<UpdatedFeedback> update(String id, FeedbackUpdate changes, PerformAs who) {
        return calls.as(who).write(Endpoints.UPDATE_FEEDBACK, UpdatedFeedback.class, changes, opportunity, id);
    }

    /**
     * Deletes one feedback form. Completes when it is done, or {@link dev.lever4j.error.NotFoundException} where there
     * is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id, PerformAs who) {
        return calls.as(who).done(Endpoints.DELETE_FEEDBACK, null, opportunity, id);
    }
}
