package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.ProfileForm;
import dev.lever4j.request.Expand;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.ProfileFormBody;
import dev.lever4j.request.ProfileFormExpand;
import reactor.core.publisher.Mono;

/** The profile forms of one opportunity. */
public final class OpportunityForms {
    private final Calls calls;
    private final String opportunity;

    OpportunityForms(Calls calls, String opportunity) {
        this.calls = calls;
        this.opportunity = opportunity;
    }

    /** All of them. See {@link Paged} for demand, threads and errors. */
    public Paged<ProfileForm> list(ProfileFormExpand... expand) {
        return calls.list(Endpoints.LIST_PROFILE_FORMS, ProfileForm.class, Expand.query(expand), opportunity);
    }

    /**
     * One form. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<ProfileForm> get(String id, ProfileFormExpand... expand) {
        return calls.one(Endpoints.GET_PROFILE_FORM, ProfileForm.class, Expand.query(expand), opportunity, id);
    }

    /**
     * Adds a form that is filled in, of nobody. Emits it as Lever answers it, or
     * {@link dev.lever4j.error.NotFoundException} where there is no such opportunity.
     */
    public Mono<ProfileForm> create(ProfileFormBody form) {
        return calls.write(Endpoints.CREATE_PROFILE_FORM, ProfileForm.class, form, opportunity);
    }

    /** As {@link #create(ProfileFormBody)}, on a user's behalf. */
    public Mono<ProfileForm> create(ProfileFormBody form, PerformAs who) {
        return calls.as(who).write(Endpoints.CREATE_PROFILE_FORM, ProfileForm.class, form, opportunity);
    }
}
