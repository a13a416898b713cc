package dev.lever4j.redis;

/** Why something was not done that Redis did not refuse; each kind of store says it in an error of its own. */
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotDone(String why) {
        super(why);
    }
}
