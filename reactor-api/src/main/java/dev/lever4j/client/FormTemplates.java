package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.request.FormTemplateBody;
import dev.lever4j.request.FormTemplateInclude;
import dev.lever4j.request.Query;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The templates of profile forms. */
public final class FormTemplates {
    private final Calls calls;

    FormTemplates(Calls calls) {
        this.calls = calls;
    }

    /**
     * All of them, whole; or with their ids and the fields that are asked for only. See {@link Paged} for demand,
     * threads and errors.
     */
    public Paged<FormTemplate> list(FormTemplateInclude... only) {
        Query query = Query.empty()
                .andEach(
                        "include",
                        Arrays.stream(only)
                                .map(FormTemplateInclude::text)
                                .distinct()
                                .toList());
        return calls.list(Endpoints.LIST_FORM_TEMPLATES, FormTemplate.class, query);
    }

    /**
     * One template. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<FormTemplate> get(String id) {
        return calls.one(Endpoints.GET_FORM_TEMPLATE, FormTemplate.class, Query.empty(), id);
    }

    /** Makes a template. Emits it as Lever answers it, with the ids of its fields. */
    public Mono<FormTemplate> create(FormTemplateBody template) {
        return calls.write(Endpoints.CREATE_FORM_TEMPLATE, FormTemplate.class, template);
    }

    /**
     * Replaces all of a template: what the body does not say is reset. Whether its fields get new ids is not
     * documented. Emits it as Lever answers it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<FormTemplate> replace(String id, FormTemplateBody template) {
        return calls.write(Endpoints.REPLACE_FORM_TEMPLATE, FormTemplate.class, template, id);
    }

    /**
     * Reads a template, lets it be changed, and replaces it, so that no other field known here is reset. Lever has no
     * versions, so what somebody else changes between the two requests is lost; ids of fields are as {@link #replace}
     * says. Emits it as Lever answers it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<FormTemplate> change(String id, UnaryOperator<FormTemplateBody.Builder> change) {
        return get(id).flatMap(read ->
                replace(id, change.apply(FormTemplateBody.from(read)).build()));
    }

    /**
     * Deletes a template; only one that was made by the API (documented). Completes when it is done, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Void> delete(String id) {
        return calls.done(Endpoints.DELETE_FORM_TEMPLATE, null, id);
    }
}
