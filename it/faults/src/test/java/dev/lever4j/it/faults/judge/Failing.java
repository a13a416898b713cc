package dev.lever4j.it.faults.judge;

/** What may be held against a client, the worst first. An exception that ends a call in time is none of it. */
public enum Failing {
    KEY_SENT("key sent elsewhere"),
    SENT_TWICE("written twice"),
    TRUSTED("bad certificate taken"),
    WRONG("wrong data"),
    /** A smaller list, a cut file, or nothing at all. */
    LESS("less taken for all"),
    KEY_SHOWN("key shown"),
    ENDLESS("endless requests"),
    HANGS("hangs"),
    /** What is right by Lever's documentation or what it has been seen to send. */
    REFUSED("right answer refused"),
    MANY("too many requests");

    private final String word;

    Failing(String word) {
        this.word = word;
    }

    /** Whether a machine that is too busy could be the reason. */
    public boolean mayBeHaste() {
        return this == HANGS || this == REFUSED;
    }

    @Override
    public String toString() {
        return word;
    }
}
