package dev.lever4j.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whatever goes wrong between a caller and Lever. Unchecked, because a reactive caller decides on errors as values; the
 * static predicates are made for {@code onErrorResume}. The message says what happened and what to do and holds neither
 * a secret nor candidate data. Each subscriber gets an instance of its own.
 */
public abstract class LeverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private @Nullable Tried tried;
    private @Nullable String cursor;
    private int recordsEmitted;

    LeverException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What had been tried; empty when no request was part of it. */
    public final Optional<Tried> tried() {
        return Optional.ofNullable(tried);
    }

    /** Notes what had been tried. Called once, by the layer that gives up. */
    public final LeverException after(Tried attempts) {
        tried = attempts;
        return this;
    }

    /**
     * Where a list broke off: the text of the cursor of the first page that was not emitted. Empty where that is the
     * list's first page, and for everything that is not a list.
     */
    public final Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** Notes where a list broke off. Called once, by the layer that pages. */
    public final LeverException at(String pageCursor) {
        cursor = pageCursor;
        return this;
    }

    /**
     * How many records of the page at {@link #cursor()} had been emitted when it broke off. Zero but for a page whose
     * records are emitted as they come.
     */
    public final int recordsEmitted() {
        return recordsEmitted;
    }

    /** Notes how many records had been emitted. Called once, by the layer that pages. */
    public final LeverException afterRecords(int emitted) {
        recordsEmitted = emitted;
        return this;
    }

    @Override
    public String getMessage() {
        String message = String.valueOf(super.getMessage());
        return message
                + (recordsEmitted == 0 ? "" : "; " + recordsEmitted + " records of that page had been emitted before")
                + (tried == null ? "" : " (" + tried + ")");
    }

    /** Lever answered 404. */
    public static boolean isNotFound(Throwable error) {
        return isStatus(error, 404);
    }

    /** Lever answered 403: the credential's scopes or the account's settings do not allow it. */
    public static boolean isForbidden(Throwable error) {
        return isStatus(error, 403);
    }

    /** Lever answered 429. */
    public static boolean isRateLimited(Throwable error) {
        return isStatus(error, 429);
    }

    /** An admin of the account has to connect again; no retry will help. */
    public static boolean needsReauthorization(Throwable error) {
        return error instanceof ReauthorizationRequiredException;
    }

    private static boolean isStatus(Throwable error, int status) {
        return error instanceof ApiException answered && answered.status() == status;
    }
}
