package dev.lever4j.client.admission;

import dev.lever4j.client.token.TokenSource;

/** Where the calls of one credential come for a token and their turn, once they are in. */
public interface Desk extends Door {
    /** Its queue; only while a call is in. */
    Admission admission();

    /** Its tokens; only while a call is in. */
    TokenSource tokens();

    /** One that is always open. */
    static Desk of(TokenSource tokens, Admission admission) {
        return new OpenDesk(tokens, admission);
    }
}
