package dev.lever4j.postgres;

import java.util.regex.Pattern;

/** Gets into SQL, always quoted: plain, so that it is the same without quotes. */
record SchemaName(String text) {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    SchemaName {
        if (!PLAIN.matcher(text).matches() || text.startsWith("pg_")) {
            throw new IllegalArgumentException("a schema's name must be of lower-case letters, digits and underscores,"
                    + " at most 63 of them, and must not begin with a digit or pg_");
        }
    }

    /** The name of something in it, for SQL. */
    String of(String name) {
        return "\"" + text + "\".\"" + name + "\"";
    }

    @Override
    public String toString() {
        return text;
    }
}
