package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.User;
import dev.lever4j.request.Query;
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
}
