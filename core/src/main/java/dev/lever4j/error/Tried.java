package dev.lever4j.error;

import java.io.Serializable;
import java.time.Duration;

/**
 * What had been tried when a call was given up.
 *
 * @param endpoint method and path template, without ids
 * @param sends how many requests went out, replays included
 * @param elapsed since the call was subscribed to
 */
public record Tried(String endpoint, int sends, Duration elapsed) implements Serializable {
    @Override
    public String toString() {
        return endpoint + ", " + (sends == 1 ? "1 request" : sends + " requests") + " in " + elapsed.toMillis() + " ms";
    }
}
