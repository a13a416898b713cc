package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.User;
import dev.lever4j.request.Query;
import dev.lever4j.request.UserBody;
import dev.lever4j.request.UserFilter;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** The people who work with Lever. */
public final class Users {
    private final Calls calls;

    Users(Calls calls) {
        this.calls = calls;
    }

    /** Active users. See {@link Paged} for demand, threads and errors. */
    public Paged<User> list() {
        return list(UserFilter.all());
    }

    /** Those that a filter lets through; said in place: {@code list(where -> where...)}. */
    public Paged<User> list(UnaryOperator<UserFilter.Builder> where) {
        return list(where.apply(UserFilter.builder()).build());
    }

    /** Those that a filter lets through. */
    public Paged<User> list(UserFilter filter) {
        return calls.list(Endpoints.LIST_USERS, User.class, filter.toQuery());
    }

    /**
     * One user, deactivated or not. Emits it, or {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<User> get(String id) {
        return calls.one(Endpoints.GET_USER, User.class, Query.empty(), id);
    }

    /** Makes a user, an interviewer unless the body says otherwise; no invitation is sent (documented). Emits them. */
    public Mono<User> create(UserBody user) {
        return calls.write(Endpoints.CREATE_USER, User.class, user);
    }

    /**
     * Replaces all of a user: what the body does not say is deleted or reset to its default, and a user who is made an
     * interviewer loses all followed profiles (documented). Emits them as Lever answers, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none, or the body has no access role
     */
    public Mono<User> replace(String id, UserBody user) {
        if (!user.hasAccessRole()) {
            throw new IllegalArgumentException("accessRole is required where a user is replaced");
        }
        return calls.write(Endpoints.REPLACE_USER, User.class, user, id);
    }

    /**
     * Reads a user, lets them be changed, and replaces them, so that no other field known here is deleted; making them
     * an interviewer loses all followed profiles (documented). Lever has no versions, so what somebody else changes
     * between the two requests is lost. Emits them as Lever answers, or {@link dev.lever4j.error.NotFoundException}
     * where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<User> change(String id, UnaryOperator<UserBody.Builder> change) {
        return get(id).flatMap(
                        read -> replace(id, change.apply(UserBody.from(read)).build()));
    }

    /**
     * Ends a user's access; what they did stays. Emits them as Lever answers, or
     * {@link dev.lever4j.error.NotFoundException} where there is none.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Mono<User> deactivate(String id) {
        return calls.write(Endpoints.DEACTIVATE_USER, User.class, null, id);
    }

    /** Gives a user access again; otherwise as {@link #deactivate}. */
    public Mono<User> reactivate(String id) {
        return calls.write(Endpoints.REACTIVATE_USER, User.class, null, id);
    }
}
