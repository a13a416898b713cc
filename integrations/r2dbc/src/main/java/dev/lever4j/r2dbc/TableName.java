package dev.lever4j.r2dbc;

import java.util.regex.Pattern;

/**
 * The one text that gets into SQL, so it is a plain identifier and never quoted: a database that folds case folds it
 * here as in a DDL written by hand.
 */
record TableName(String text) {
    /** PostgreSQL cuts off what is longer than 63, and two names could become one. */
    private static final Pattern IDENTIFIERS =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,62}");

    TableName {
        if (!IDENTIFIERS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a table's name must be a plain SQL identifier of at most 63 characters, with a schema's before it or"
                            + " without: lever_grants, crm.lever_grants");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
