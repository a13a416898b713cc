package dev.lever4j.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the next requests that match: {@code Fault.status(503).on("GET", "/v1/opportunities").times(2)}.
 * Without {@link #on} it hits any request, without {@link #times} once. Immutable.
 *
 * @param method a method, or {@code *}
 * @param path a path as on the wire; a {@code *} at its end stands for any rest
 * @param times how many requests it hits
 * @param kind what happens
 * @param status for {@link Kind#ANSWER}
 * @param headers added to the answer
 * @param body of the answer; null is Lever's own form of an error
 * @param delay how much later the answer comes
 * @param bytes for {@link Kind#TRUNCATE}: how much of the body is sent
 */
public record Fault(
        String method,
        String path,
        int times,
        Kind kind,
        int status,
        Map<String, String> headers,
        @Nullable String body,
        Duration delay,
        int bytes) {
    /** What happens. */
    public enum Kind {
        /** The request is not processed; the given answer is sent. */
        ANSWER,
        /** The request is processed; its true answer is sent, later or with more headers. */
        TRUE_ANSWER,
        /** The request is not processed; the connection is closed without an answer. */
        DROP,
        /** The request is processed, and then the connection is closed without an answer. */
        LOSE_ANSWER,
        /**
         * The request is processed; its answer announces its whole length, and the connection is closed within the
         * body.
         */
        TRUNCATE
    }

    public Fault {
        headers = Map.copyOf(headers);
        Checks.between("times", times, 1, Integer.MAX_VALUE);
        Checks.notNegative("delay", delay);
    }

    /** An error answer in Lever's form. */
    public static Fault status(int status) {
        return of(Kind.ANSWER, status, null);
    }

    public static Fault status(int status, String body) {
        return of(Kind.ANSWER, status, body);
    }

    /** The true answer, but later. */
    public static Fault delay(Duration delay) {
        return of(Kind.TRUE_ANSWER, 0, null).later(delay);
    }

    public static Fault drop() {
        return of(Kind.DROP, 0, null);
    }

    public static Fault loseAnswer() {
        return of(Kind.LOSE_ANSWER, 0, null);
    }

    public static Fault truncate(int bytes) {
        Fault it = of(Kind.TRUNCATE, 0, null);
        return new Fault(it.method, it.path, it.times, it.kind, it.status, it.headers, it.body, it.delay, bytes);
    }

    private static Fault of(Kind kind, int status, @Nullable String body) {
        return new Fault("*", "*", 1, kind, status, Map.of(), body, Duration.ZERO, 0);
    }

    public Fault on(String method, String path) {
        return new Fault(method, path, times, kind, status, headers, body, delay, bytes);
    }

    public Fault times(int times) {
        return new Fault(method, path, times, kind, status, headers, body, delay, bytes);
    }

    public Fault later(Duration delay) {
        return new Fault(method, path, times, kind, status, headers, body, delay, bytes);
    }

    /** One more header of the answer; it replaces a header of the same name. */
    public Fault header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Fault(method, path, times, kind, status, more, body, delay, bytes);
    }

    boolean matches(String method, String path) {
        return Faults.matches(this.method, this.path, method, path);
    }
}
