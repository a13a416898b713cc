package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Interview;
import dev.lever4j.request.Expand;
import dev.lever4j.request.InterviewBody;
import dev.lever4j.request.InterviewExpand;
import dev.lever4j.request.PerformAs;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The interviews of one opportunity. Those made in Lever itself, not by the API, can only be read (documented). */
public final class OpportunityInterviews {
    private final Calls calls;
    private final String opportunity;

    OpportunityInterviews(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them, with ids in place of what is not expanded. See {@link Paged} for demand, threads and errors. */
    public Paged<Interview> list(InterviewExpand... expand) {
        return calls.list(Endpoints.LIST_INTERVIEWS, Interview.class, Expand.query(expand), opportunity);
    }

    /**
     * One interview, with ids in place of what is not expanded. Emits it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Interview> get(String id, InterviewExpand... expand) {
        return calls.one(Endpoints.GET_INTERVIEW, Interview.class, Expand.query(expand), opportunity, id);
    }

    /**
     * Adds an interview to a panel that is externally managed. Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is no such opportunity or panel.
     */
    public Mono<Interview> create(InterviewBody interview, PerformAs who) {
        return calls.as(who).written(Endpoints.CREATE_INTERVIEW, Interview.class, interview, opportunity);
    }

    /**
     * Replaces all of an interview: what the body does not say is deleted (documented). Emits it as Lever answers it,
     * or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Interview> replace(String id, InterviewBody interview, PerformAs who) {
        return calls.as(who).written(Endpoints.REPLACE_INTERVIEW, Interview.class, interview, opportunity, id);
    }

    /**
     * Reads an interview, lets it be changed, and replaces it, so that no other field known here is deleted. Lever has
     * no versions, so what somebody else changes between the two requests is lost. Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Interview> change(String id, UnaryOperator<InterviewBody.Builder> change, PerformAs who) {
        return get(id).flatMap(read ->
                replace(id, change.apply(InterviewBody.from(read)).build(), who));
    }

    /**
     * Deletes an interview, and its panel with the last one (documented). Completes when it is done, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id, PerformAs who) {
        return calls.as(who).done(Endpoints.DELETE_INTERVIEW, null, opportunity, id);
    }
}
