package dev.lever4j.client.admission;

import dev.lever4j.client.token.TokenSource;
import reactor.core.publisher.Mono;

/** Where the calls of one credential come for a token and their turn. */
public interface Desk {
    /** Its queue; only while a call is open. */
    Admission admission();

    /** Its tokens; only while a call is open. */
    TokenSource tokens();

    /** The call, for which the desk stays open from each subscription to its end or cancellation. */
    <T> Mono<T> open(Mono<T> call);

    /** One that is always open. */
    static Desk of(TokenSource tokens, Admission admission) {
        return new OpenDesk(tokens, admission);
    }
}
