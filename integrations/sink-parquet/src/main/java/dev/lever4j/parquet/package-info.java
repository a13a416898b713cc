/** Exports as Parquet files. */
@NullMarked
package dev.lever4j.parquet;

import org.jspecify.annotations.NullMarked;
