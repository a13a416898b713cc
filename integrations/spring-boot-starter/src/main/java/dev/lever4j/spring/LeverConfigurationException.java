package dev.lever4j.spring;

import org.jspecify.annotations.Nullable;

/** The application cannot start as it is configured. Holds no secret. */
final class LeverConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * @param what is wrong, with the property that says it
     * @param action what to change
     */
    LeverConfigurationException(String what, String action, @Nullable Throwable cause) {
        super(what, cause);
        this.action = action;
    }

    LeverConfigurationException(String what, String action) {
        this(what, action, null);
    }

    String action() {
        return action;
    }
}
