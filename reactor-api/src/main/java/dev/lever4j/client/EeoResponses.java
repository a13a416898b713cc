package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.AnonymousEeoResponse;
import dev.lever4j.model.EeoResponse;
import dev.lever4j.request.AnonymousEeoResponseFilter;
import dev.lever4j.request.EeoResponseFilter;
import java.util.function.UnaryOperator;

/** Answers to the equal opportunity questions; of the last week, where a filter names no time (documented). */
public final class EeoResponses {
    private final Calls calls;

    EeoResponses(Calls calls) {
        this.calls = calls;
    }

    /** Those of the last week, without identities. See {@link Paged} for demand, threads and errors. */
    public Paged<AnonymousEeoResponse> list() {
        return list(AnonymousEeoResponseFilter.all());
    }

    /** Those that a filter lets through, without identities; said in place: {@code list(where -> where...)}. */
    public Paged<AnonymousEeoResponse> list(UnaryOperator<AnonymousEeoResponseFilter.Builder> where) {
        return list(where.apply(AnonymousEeoResponseFilter.builder()).build());
    }

    /** Those that a filter lets through, without identities. */
    public Paged<AnonymousEeoResponse> list(AnonymousEeoResponseFilter filter) {
        return calls.list(Endpoints.LIST_EEO_RESPONSES, AnonymousEeoResponse.class, filter.toQuery());
    }

    /** Those of the last week, with who answered; needs a right of its own. */
    public Paged<EeoResponse> listWithIdentities() {
        return listWithIdentities(EeoResponseFilter.all());
    }

    /** Those that a filter lets through, with who answered; said in place as in {@link #list(UnaryOperator)}. */
    public Paged<EeoResponse> listWithIdentities(UnaryOperator<EeoResponseFilter.Builder> where) {
        return listWithIdentities(where.apply(EeoResponseFilter.builder()).build());
    }

    /** Those that a filter lets through, with who answered; needs a right of its own. */
    public Paged<EeoResponse> listWithIdentities(EeoResponseFilter filter) {
        return calls.list(Endpoints.LIST_EEO_RESPONSES_WITH_PII, EeoResponse.class, filter.toQuery());
    }
}
