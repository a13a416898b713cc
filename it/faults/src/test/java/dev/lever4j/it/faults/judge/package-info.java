/**
 * The matrix as any client of Lever may be held against it: what it demands is less than what {@code cell} demands of
 * ours, and the same of all.
 */
@NullMarked
package dev.lever4j.it.faults.judge;

import org.jspecify.annotations.NullMarked;
