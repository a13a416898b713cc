/** Millions of requests, and what is left of them. */
@NullMarked
package dev.lever4j.it.faults.soak;

import org.jspecify.annotations.NullMarked;
