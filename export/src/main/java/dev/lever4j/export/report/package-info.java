/** A picture of how an export went. */
@NullMarked
package dev.lever4j.export.report;

import org.jspecify.annotations.NullMarked;
