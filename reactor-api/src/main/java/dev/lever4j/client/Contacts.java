package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Contact;
import dev.lever4j.request.Query;
import reactor.core.publisher.Mono;

/** The people behind the opportunities. Lever has no list of them. */
public final class Contacts {
    private final Calls calls;

    Contacts(Calls calls) {
        this.calls = calls;
    }

    /**
     * One contact, as an opportunity names it. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is
     * none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Contact> get(String id) {
        return calls.one(Endpoints.GET_CONTACT, Contact.class, Query.empty(), id);
    }
}
