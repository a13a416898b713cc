package dev.lever4j.samples.batch;

import dev.lever4j.client.LeverClient;
import dev.lever4j.request.PerformAs;
import reactor.core.publisher.Mono;

/** Who does it: Lever wants an id, people know an e-mail address. */
final class ActingUser {
    private ActingUser() {}

    // begin acting
    /** An {@link IllegalArgumentException} if there is not exactly one: nothing is written in the wrong name. */
    static Mono<PerformAs> of(LeverClient lever, String email) {
        return lever.users()
                .list(where -> where.email(email))
                .items()
                .collectList()
                .map(users -> {
                    if (users.size() != 1) {
                        throw new IllegalArgumentException("PERFORM_AS is the address of " + users.size()
                                + " active users of this account, and must be of one; nothing has been written");
                    }
                    return PerformAs.performAs(users.get(0).id());
                });
    }
    // end acting
}
