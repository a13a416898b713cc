package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.request.FeedbackTemplateBody;
import dev.lever4j.request.Query;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The templates of feedback forms. */
public final class FeedbackTemplates {
    private final Calls calls;

    FeedbackTemplates(Calls calls) {
        this.calls = calls;
    }

    /** All that are active. See {@link Paged} for demand, threads and errors. */
    public Paged<FeedbackTemplate> list() {
        return calls.list(Endpoints.LIST_FEEDBACK_TEMPLATES, FeedbackTemplate.class, Query.empty());
    }

    /**
     * One template. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<FeedbackTemplate> get(String id) {
        return calls.one(Endpoints.GET_FEEDBACK_TEMPLATE, FeedbackTemplate.class, Query.empty(), id);
    }

    /** Makes a template. Emits it as Lever answers it, with the ids of its fields. */
    public Mono<FeedbackTemplate> create(FeedbackTemplateBody template) {
        return calls.write(Endpoints.CREATE_FEEDBACK_TEMPLATE, FeedbackTemplate.class, template);
    }

    /**
     * Replaces all of a template: what the body does not say is reset. Its fields get new ids (seen live). Emits it as
     * Lever answers it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<FeedbackTemplate> replace(String id, FeedbackTemplateBody template) {
        return calls.write(Endpoints.REPLACE_FEEDBACK_TEMPLATE, FeedbackTemplate.class, template, id);
    }

    /**
     * Reads a template, lets it be changed, and replaces it, so that no other field known here is reset. Lever has no
     * versions, so what somebody else changes between the two requests is lost; ids of fields are as {@link #replace}
     * says. Emits it as Lever answers it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<FeedbackTemplate> change(String id, UnaryOperator<FeedbackTemplateBody.Builder> change) {
        return get(id).flatMap(read ->
                replace(id, change.apply(FeedbackTemplateBody.from(read)).build()));
    }

    /**
     * Deletes a template; only one that was made by the API (documented). Completes when it is done, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id) {
        return calls.done(Endpoints.DELETE_FEEDBACK_TEMPLATE, null, id);
    }
}
