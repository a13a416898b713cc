/** Exports into PostgreSQL: tables of a schema, written and gone on with in transactions. */
@NullMarked
package dev.lever4j.postgres;

import org.jspecify.annotations.NullMarked;
