package dev.lever4j.blueprint;

/** From which level on a client writes its log, whatever more the logging library would let through. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    /** Whether what is of this other level is written. */
    public boolean writes(LogLevel other) {
        return other.compareTo(this) <= 0;
    }
}
