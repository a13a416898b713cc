package dev.lever4j.export.table;

/**
 * A column of a {@link Table}. Any of its values may be null.
 *
 * @param name in snake case, such as {@code created_at}
 */
public record Column(String name, Type type) {
    /** What a column's values are. */
    public enum Type {
        /** {@link String}. */
        TEXT,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Long}. */
        INTEGER,
        /** {@link java.math.BigDecimal}. */
        DECIMAL,
        /** {@link java.time.Instant}, to the millisecond. */
        TIMESTAMP,
        /** {@link String}: a JSON text as Lever sent it, such as a list. */
        JSON
    }
}
