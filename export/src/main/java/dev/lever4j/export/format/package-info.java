/** Files of a finished export in other formats than lines of JSON: CSV, and lines that are compressed. */
@NullMarked
package dev.lever4j.export.format;

import org.jspecify.annotations.NullMarked;
