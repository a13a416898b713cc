package dev.lever4j.samples.batch;

import dev.lever4j.samples.batch.ItemLedger.State;
import java.time.Instant;

/**
 * The last that the ledger has of an item.
 *
 * @param user who acts, where it is an intent; empty in a ledger from before this was kept
 */
record LedgerEntry(State state, Instant at, String user) {
    static final LedgerEntry NONE = new LedgerEntry(State.NEW, Instant.MAX, "");

    /** The words of a line; the third is the key. */
    static LedgerEntry parse(String[] words) {
        return new LedgerEntry(
                State.of(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1])), words.length == 4 ? words[3] : "");
    }

    String line(String key) {
        String line = state.letter + " " + at.toEpochMilli() + " " + key;
        return user.isEmpty() ? line : line + " " + user;
    }
}
