package dev.lever4j.client.admission;

import dev.lever4j.client.token.TokenSource;

/** A queue and its tokens. */
record OpenDesk(TokenSource tokens, Admission admission) implements Desk {
    @Override
    public boolean enter() {
        return true;
    }

    @Override
    public void leave() {}
}
