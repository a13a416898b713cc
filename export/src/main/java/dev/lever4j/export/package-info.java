/** The export engine: lists as files that are complete or absent. */
@NullMarked
package dev.lever4j.export;

import org.jspecify.annotations.NullMarked;
