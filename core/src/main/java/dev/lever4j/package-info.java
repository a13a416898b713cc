/** Lever's hosts and what every other package shares. */
@NullMarked
package dev.lever4j;

import org.jspecify.annotations.NullMarked;
