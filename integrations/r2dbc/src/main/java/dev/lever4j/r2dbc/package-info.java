/** Grants in a database, and which deliveries were seen, through R2DBC. */
@NullMarked
package dev.lever4j.r2dbc;

import org.jspecify.annotations.NullMarked;
