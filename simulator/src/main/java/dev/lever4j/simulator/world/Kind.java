package dev.lever4j.simulator.world;

/** Keeps the ids and draws of different resources apart. */
final class Kind {
    static final long OPPORTUNITY = 1;
    static final long CONTACT = 2;
    static final long APPLICATION = 3;
    static final long USER = 4;
    static final long POSTING = 5;
    static final long STAGE = 6;
    static final long ARCHIVE_REASON = 7;
    static final long TAG = 8;
    static final long SOURCE = 9;
    static final long NOTE = 10;

    private Kind() {}
}
