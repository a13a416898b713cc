package dev.lever4j.it.processes;

/** Where a process can be in the middle of a refresh. */
enum Step {
    BEFORE_INTENT("before the intent is saved", false, false),
    INTENT_SAVED("intent durable, request not written", false, false),
    REQUEST_WRITTEN("request written, not handled", false, false),
    ROTATED("server rotated, answer on its way", true, false),
    BEFORE_SAVE("answer here, save not begun", true, false),
    HALFWAY("in the middle of the save", true, false),
    SAVED("saved, not used", true, true);

    private final String what;
    private final boolean rotated;
    private final boolean saved;

    Step(String what, boolean rotated, boolean saved) {
        this.what = what;
        this.rotated = rotated;
        this.saved = saved;
    }

    /** Whether the server has spent the old refresh token and nobody can know the new one any more. */
    boolean losesTheToken() {
        return rotated && !saved;
    }

    /** Whether the new refresh token is kept. */
    boolean isSaved() {
        return saved;
    }

    /** Whether the server tells when a process is there; else the process itself does. */
    boolean isSeenByTheServer() {
        return this == REQUEST_WRITTEN || this == ROTATED;
    }

    String what() {
        return what;
    }
}
