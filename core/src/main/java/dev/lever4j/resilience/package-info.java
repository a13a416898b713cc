/**
 * Pure decisions: whether to send again and when, how fast to send, whose turn it is. Time and chance come in as
 * arguments.
 */
@NullMarked
package dev.lever4j.resilience;

import org.jspecify.annotations.NullMarked;
