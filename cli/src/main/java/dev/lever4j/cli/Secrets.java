package dev.lever4j.cli;

import dev.lever4j.auth.Secret;

/** Secrets as users hand them over. */
final class Secrets {
    private Secrets() {}

    /**
     * Takes note of it too, so that it is never shown.
     *
     * @param name what a message calls it
     */
    static Secret of(Console console, String name, String value) {
        try {
            return console.hide(Secret.of(value.strip()));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(name + " cannot be used: " + e.getMessage());
        }
    }
}
