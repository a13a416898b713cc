package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.AuditEvent;
import dev.lever4j.request.AuditEventFilter;
import java.util.function.UnaryOperator;

/** Who did what in the account: a paid addition of Lever's. */
public final class AuditEvents {
    private final Calls calls;

    AuditEvents(Calls calls) {
        this.calls = calls;
    }

    /** All of them, newest first. See {@link Paged} for demand, threads and errors. */
    public Paged<AuditEvent> list() {
        return list(AuditEventFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<AuditEvent> list(UnaryOperator<AuditEventFilter.Builder> where) {
        return list(where.apply(AuditEventFilter.builder()).build());
    }

    /** Those that a filter lets through, newest first. */
    public Paged<AuditEvent> list(AuditEventFilter filter) {
        return calls.list(Endpoints.LIST_AUDIT_EVENTS, AuditEvent.class, filter.toQuery());
    }
}
