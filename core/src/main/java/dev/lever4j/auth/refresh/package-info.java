/** The token state machine: immutable states, pure decisions, no thread, no clock, no I/O. Not API. */
@NullMarked
package dev.lever4j.auth.refresh;

import org.jspecify.annotations.NullMarked;
