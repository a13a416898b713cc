package dev.lever4j.error;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lever answered, and the answer is no. The subtypes name the statuses that callers decide on. */
public class ApiException extends LeverException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient byte @Nullable [] body;

    public ApiException(String message, Answer answer) {
        super(message, null);
        this.status = answer.status();
        this.code = answer.code();
        this.body = answer.body();
    }

    public final int status() {
        return status;
    }

    /** Lever's own code, such as {@code ResourceNotFound}; an open list; empty where the answer had none. */
    public final String code() {
        return code;
    }

    /**
     * What Lever sent, cut at 64 KiB. It may quote what was sent to it, so it is in no message and no log; empty after
     * deserialisation.
     */
    public final byte[] body() {
        return body == null ? new byte[0] : body.clone();
    }

    /** {@link #body()} as text. */
    public final String bodyText() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /**
     * What an error is made of.
     *
     * @param code Lever's code if it looks like one (letters, digits, {@code ._-}, at most 64), else empty
     * @param body as received, cut at 64 KiB
     */
    public record Answer(int status, String code, byte[] body) {}
}
