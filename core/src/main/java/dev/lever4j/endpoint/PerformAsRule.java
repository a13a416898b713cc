package dev.lever4j.endpoint;

/** Whether an operation takes {@code perform_as}, the user on whose behalf it is done. */
public enum PerformAsRule {
    /** Lever refuses the call without it. */
    REQUIRED,
    /** Without it, nobody is shown as having done it. */
    OPTIONAL,
    /** Lever does not know it here. */
    NONE
}
