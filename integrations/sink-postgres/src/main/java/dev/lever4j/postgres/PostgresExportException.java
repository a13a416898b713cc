package dev.lever4j.postgres;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL did not take an export. What was committed before stays, and the same call goes on from there once it is
 * mended. The message says what is wrong and what to do about it; it holds no value of a record, and so does no cause.
 */
public final class PostgresExportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Reason {
        /** The server could not be reached, or the connection was lost. */
        UNREACHABLE,
        /** The server let this user not in. */
        NO_ENTRY,
        /** The user may not do what has to be done. */
        NO_RIGHT,
        /** Nothing can be written here, as on a replica. */
        READ_ONLY,
        /** No PostgreSQL, or one whose encoding is not UTF-8. */
        OTHER_DATABASE,
        /** A table that is there is not made as it has to be: a column of another type, say. */
        OTHER_SHAPE,
        /** The table holds rows that no export accounts for. */
        OCCUPIED,
        /** The schema has another export of the same list: of other filters, other children, or another account. */
        OTHER_EXPORT,
        /** The schema has no finished export of the list, and so none to bring up to date. */
        UNFINISHED,
        /** Another exporter is writing to the schema, or a lock of somebody else's was waited for too long. */
        BUSY,
        /** No disk, memory or connection is left. */
        NO_ROOM,
        /** A record that must have an id has none. */
        NO_ID,
        /** Anything else. */
        OTHER
    }

    private final Reason reason;
    private final String schema;

    PostgresExportException(Reason reason, String schema, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.schema = schema;
    }

    public Reason reason() {
        return reason;
    }

    /** The name of the schema. */
    public String schema() {
        return schema;
    }
}
