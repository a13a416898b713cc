package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Contact;
import dev.lever4j.request.ContactBody;
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

    /**
     * Changes what the body says and leaves the rest (seen live, not documented), for all opportunities of the person.
     * Emits the contact as Lever answers it, which lacks {@code isAnonymized} and {@code dataProtection} (seen live);
     * or {@link dev.lever4j.error.NotFoundException} where there is none. A contact that was anonymized cannot be
     * changed.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<Contact> update(String id, ContactBody changes) {
        return calls.write(Endpoints.UPDATE_CONTACT, Contact.class, changes, id);
    }
}
