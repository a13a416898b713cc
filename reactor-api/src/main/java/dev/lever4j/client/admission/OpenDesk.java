package dev.lever4j.client.admission;

import dev.lever4j.client.token.TokenSource;
import reactor.core.publisher.Mono;

/** A queue and its tokens. */
record OpenDesk(TokenSource tokens, Admission admission) implements Desk {
    @Override
    public <T> Mono<T> open(Mono<T> call) {
        return call;
    }
}
