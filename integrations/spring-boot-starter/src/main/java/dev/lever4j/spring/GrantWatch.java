package dev.lever4j.spring;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Whether an account's grant is alive, as far as its store and this process know; Lever is not asked. */
final class GrantWatch {
    private final TokenStore kept;
    private volatile boolean toldOfLoss;

    GrantWatch(TokenStore kept) {
        this.kept = kept;
    }

    enum State {
        NONE,
        ALIVE,
        LOST
    }

    void lost(LeverGrantLost event) {
        // a store of one grant has no name for it, and neither has its loss
        toldOfLoss |= event.account().equals(Objects.requireNonNullElse(kept.account(), ""));
    }

    /** Cold; reads the store anew with each subscription, and fails as that does. */
    Mono<State> state() {
        return Mono.defer(kept::load).map(this::judged).defaultIfEmpty(State.NONE);
    }

    /** A token that was lost stays in the store with a note; what an admin gave since has none. */
    private State judged(StoredGrant grant) {
        if (!grant.intentIsOpen()) {
            toldOfLoss = false;
            return State.ALIVE;
        }
        boolean lost = grant.isRefused() || (toldOfLoss && grant.isHeldBy(""));
        return lost ? State.LOST : State.ALIVE;
    }
}
