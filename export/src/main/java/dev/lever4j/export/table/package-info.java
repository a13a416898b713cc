/** Records as rows of a table: for what takes columns, such as CSV, Parquet and databases. */
@NullMarked
package dev.lever4j.export.table;

import org.jspecify.annotations.NullMarked;
