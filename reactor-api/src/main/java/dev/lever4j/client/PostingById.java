package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.ApplicationForm;
import dev.lever4j.model.CreatedApplication;
import dev.lever4j.model.PostingAccess;
import dev.lever4j.request.ApplyBody;
import dev.lever4j.request.Distribution;
import dev.lever4j.request.Query;
import reactor.core.publisher.Mono;

/** One posting and what lies under it, as Lever's paths nest. */
public final class PostingById {
    private final Calls calls;
    private final String id;

    PostingById(Calls calls, String id) {
        Endpoints.GET_POSTING.path(id); // a bad id is found here, not at the first call
        this.calls = calls;
        this.id = id;
    }

    /**
     * Who has access to it. Emits that, or {@link dev.lever4j.error.NotFoundException} where there is no such posting.
     * Seen live, not in the documentation's older text.
     */
    public Mono<PostingAccess> access() {
        return calls.bare(Endpoints.GET_POSTING_ACCESS, PostingAccess.class, id);
    }

    /**
     * What it asks whoever applies, for all of its locations and everybody. Emits that, or
     * {@link dev.lever4j.error.NotFoundException} where there is no such posting.
     */
    public Mono<ApplicationForm> applicationForm() {
        return applicationForm(Query.empty());
    }

    /** As {@link #applicationForm()}, with the custom questions that are meant for some applicants only. */
    public Mono<ApplicationForm> applicationForm(Distribution distribution) {
        return applicationForm(Query.empty().and("distribution", distribution.text()));
    }

    /**
     * As {@link #applicationForm(Distribution)}, with questions of equal employment opportunity only if they are asked
     * at one of the posting's locations.
     *
     * @throws IllegalArgumentException if the location is blank
     */
    public Mono<ApplicationForm> applicationForm(Distribution distribution, String location) {
        if (location.isBlank()) {
            throw new IllegalArgumentException("location must not be blank");
        }
        return applicationForm(Query.empty().and("location", location).and("distribution", distribution.text()));
    }

    /**
     * As {@link #applicationForm(Distribution, String)}, with the questions of every distribution.
     *
     * @throws IllegalArgumentException if the location is blank
     */
    public Mono<ApplicationForm> applicationFormAt(String location) {
        if (location.isBlank()) {
            throw new IllegalArgumentException("location must not be blank");
        }
        return applicationForm(Query.empty().and("location", location));
    }

    private Mono<ApplicationForm> applicationForm(Query query) {
        return calls.one(Endpoints.GET_APPLICATION_FORM, ApplicationForm.class, query, id);
    }

    /**
     * Applies to it on behalf of a candidate, who gets no mail of it. Lever takes applications to published and
     * internal postings only (documented). Emits the application's id, or {@link dev.lever4j.error.NotFoundException}
     * where there is no such posting.
     */
    public Mono<CreatedApplication> apply(ApplyBody application) {
        return calls.write(Endpoints.APPLY, CreatedApplication.class, application, id);
    }

    /** As {@link #apply(ApplyBody)}, and Lever sends the candidate a mail that confirms it, if so wanted. */
    public Mono<CreatedApplication> apply(ApplyBody application, boolean sendConfirmationEmail) {
        Query query = Query.empty().and("send_confirmation_email", sendConfirmationEmail);
        return calls.data(Endpoints.APPLY, CreatedApplication.class, query, application, id);
    }
}
