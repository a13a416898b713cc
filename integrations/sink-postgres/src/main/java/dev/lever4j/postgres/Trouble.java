package dev.lever4j.postgres;

import dev.lever4j.postgres.PostgresExportException.Reason;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong, by what the server says, and what to do about it. */
enum Trouble {
    NO_ENTRY(
            Reason.NO_ENTRY,
            "the database let this user not in; check user, password and database",
            Set.of("28000", "28P01", "3D000")),
    NO_RIGHT(
            Reason.NO_RIGHT,
            "the database user may not do that; it needs SELECT, INSERT, UPDATE and DELETE on the tables, TEMPORARY on"
                    + " the database, and where the schema, tables or columns are missing the right to create them",
            Set.of("42501")),
    READ_ONLY(Reason.READ_ONLY, "the database can only be read here; connect to the primary", Set.of("25006")),
    OTHER_SHAPE(
            Reason.OTHER_SHAPE,
            "the table is not made as an export's are; move it away, or name another schema",
            Set.of("42P10", "42703", "42804", "42809", "23502", "23514", "23505", "23503", "42P17", "428C9")),
    BUSY(
            Reason.BUSY,
            "something else was waited for too long; see in pg_stat_activity what holds the lock",
            Set.of("55P03", "40P01", "57014")),
    NO_ROOM(
            Reason.NO_ROOM,
            "the database has no disk, memory or connection left; make room",
            Set.of("53000", "53100", "53200", "53300", "54000")),
    UNREACHABLE(
            Reason.UNREACHABLE,
            "the database could not be reached, or the connection was lost; check that it runs",
            Set.of("57P01", "57P02", "57P03")),
    OTHER(Reason.OTHER, "the database or its driver refused; the server's log may say why", Set.of());

    private final Reason reason;
    private final String advice;
    private final Set<String> states;

    Trouble(Reason reason, String advice, Set<String> states) {
        this.reason = reason;
        this.advice = advice;
        this.states = states;
    }

    /**
     * A driver's failure as ours; what is none stays as it is.
     *
     * @param where what could not be written to
     */
    static Throwable explained(SchemaName schema, String where, Throwable error) {
        if (!(error instanceof R2dbcException || error instanceof IOException)) {
            return error;
        }
        Trouble trouble = of(error);
        return new PostgresExportException(
                trouble.reason,
                schema.text(),
                "could not write to " + where + ": " + trouble.advice + " (" + name(error) + ")",
                new Unquoted(error));
    }

    static PostgresExportException otherDatabase(SchemaName schema, String what) {
        return new PostgresExportException(
                Reason.OTHER_DATABASE, schema.text(), "could not write to schema " + schema + ": " + what, null);
    }

    static PostgresExportException shape(SchemaName schema, String where, String how) {
        return new PostgresExportException(
                Reason.OTHER_SHAPE,
                schema.text(),
                where + " " + how + "; nothing was touched: change that back, move the table away, or name another"
                        + " schema",
                null);
    }

    static PostgresExportException occupied(SchemaName schema, String where) {
        return new PostgresExportException(
                Reason.OCCUPIED,
                schema.text(),
                where + " holds rows, and no export in schema " + schema + " accounts for them; nothing was touched:"
                        + " move the table away, or name another schema",
                null);
    }

    static PostgresExportException busy(SchemaName schema) {
        return new PostgresExportException(
                Reason.BUSY,
                schema.text(),
                "another exporter is writing to schema " + schema + ": wait until it has ended, or end it (pg_locks"
                        + " has it as an advisory lock); then the same call goes on",
                null);
    }

    static PostgresExportException noId(SchemaName schema, String where) {
        return new PostgresExportException(
                Reason.NO_ID,
                schema.text(),
                "a record of " + where + " came without an id, and cannot be told from others; export into a folder,"
                        + " which keeps such records as they come",
                null);
    }

    static PostgresExportException unfinished(SchemaName schema, String list) {
        return new PostgresExportException(
                Reason.UNFINISHED,
                schema.text(),
                "there is no finished export of " + list + " in schema " + schema + " to bring up to date; nothing was"
                        + " touched: export into it first, until that is done, or name the schema that has one",
                null);
    }

    /** @param why the engine's own words */
    static PostgresExportException anotherExport(SchemaName schema, Throwable why) {
        return new PostgresExportException(
                Reason.OTHER_EXPORT,
                schema.text(),
                "schema " + schema + " stays as it is: " + why.getMessage() + ", in another schema",
                null);
    }

    static PostgresExportException unreadable(SchemaName schema, Throwable why) {
        return new PostgresExportException(
                Reason.OTHER_EXPORT,
                schema.text(),
                "schema " + schema + " stays as it is: in " + Bookkeeping.EXPORTS + " there is " + why.getMessage()
                        + "; go on with the version that wrote it, or begin anew in another schema",
                null);
    }

    private static Trouble of(Throwable error) {
        if (error.getCause() instanceof IllegalArgumentException) {
            // so the driver says that it was asked for a password and was given none
            return NO_ENTRY;
        }
        String state = state(error);
        if (state == null) {
            return error instanceof R2dbcTimeoutException ? BUSY : UNREACHABLE;
        }
        return Arrays.stream(values())
                .filter(each -> each.states.contains(state))
                .findFirst()
                .orElseGet(() -> state.startsWith("08") || state.startsWith("58") ? UNREACHABLE : OTHER);
    }

    static @Nullable String state(Throwable error) {
        return error instanceof R2dbcException said ? said.getSqlState() : null;
    }

    private static String name(Throwable error) {
        String state = state(error);
        String type = error.getClass().getSimpleName();
        return state == null ? type : type + ", SQLSTATE " + state;
    }

    /** Where the driver failed, not in the server's words: those may quote a record. */
    private static final class Unquoted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unquoted(Throwable error) {
            super(name(error));
            setStackTrace(error.getStackTrace());
        }
    }
}
