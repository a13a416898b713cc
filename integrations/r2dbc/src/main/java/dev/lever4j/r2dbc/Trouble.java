package dev.lever4j.r2dbc;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong, by what a database says, and what to do about it. */
enum Trouble {
    NO_TABLE(
            "there is no such table; call createTable() once, or name the table that is there",
            Set.of("42P01", "42S02", "42S03", "42S04")),
    NO_SCHEMA("there is no such schema; create it, or name one that is there", Set.of("3F000", "90079")),
    BAD_NAME("the database takes no table of this name; choose another", Set.of("42601", "42000", "42001", "42809")),
    OTHER_SHAPE(
            "the table is not made as this store's are; compare it with lever_grants.sql or" + " lever_deliveries.sql",
            Set.of("42703", "42S22", "42804", "42883", "42846", "90110", "22001", "22018", "23502", "23514", "22003")),
    NO_RIGHT(
            "the database user may not do that; it needs SELECT, INSERT, UPDATE and DELETE on the table, and for"
                    + " createTable() the right to create one",
            Set.of("42501", "90096")),
    NO_ADMIN("H2 does this for its admins alone, as it forces a commit to disk; connect as one", Set.of("90040")),
    READ_ONLY("the database can only be read here; connect to the primary", Set.of("25006", "90097")),
    NO_ENTRY("the database let this user not in; check user, password and database", Set.of("28000", "28P01", "3D000")),
    NO_ROOM("the database has no disk, memory or connection left; make room", Set.of("53100", "53200", "53300")),
    TOO_SLOW(
            "a lock, an answer or a free connection was waited for too long; check the load of the database and of the"
                    + " pool",
            Set.of("HYT00", "55P03", "57014")),
    UNREACHABLE("the database could not be reached, or the connection was lost; check that it runs", Set.of()),
    TAKEN("another process did the same at the same moment", Set.of("23505", "42P07", "42710", "42S01")),
    OTHER("the database or its driver refused; its log may say why", Set.of());

    private static final Set<String> CLASSES_OF_THE_CONNECTION = Set.of("08", "53", "57", "58", "90");

    private final String advice;
    private final Set<String> states;

    Trouble(String advice, Set<String> states) {
        this.advice = advice;
        this.states = states;
    }

    static Trouble of(Throwable error) {
        String state = state(error);
        return Arrays.stream(values())
                .filter(each -> state != null && each.states.contains(state))
                .findFirst()
                .orElseGet(() -> byType(error, state));
    }

    boolean isIn(Throwable error) {
        return of(error) == this;
    }

    String advice() {
        return advice;
    }

    /** Whether the driver's message may quote what was bound to a statement. */
    boolean mayQuote() {
        return this == OTHER_SHAPE || this == TAKEN || this == OTHER;
    }

    static @Nullable String state(Throwable error) {
        return error instanceof R2dbcException said ? said.getSqlState() : null;
    }

    private static Trouble byType(Throwable error, @Nullable String state) {
        if (error instanceof R2dbcTimeoutException) {
            return TOO_SLOW;
        }
        boolean ofAResource = error instanceof R2dbcNonTransientResourceException
                || error instanceof R2dbcTransientResourceException
                || error instanceof IOException;
        if (ofAResource && (state == null || CLASSES_OF_THE_CONNECTION.contains(state.substring(0, 2)))) {
            return UNREACHABLE;
        }
        // a column that is null or of another type cannot be decoded
        return error instanceof IllegalArgumentException || error instanceof NullPointerException ? OTHER_SHAPE : OTHER;
    }
}
