/** Lever as a source of Kafka Connect. */
@NullMarked
package dev.lever4j.connect;

import org.jspecify.annotations.NullMarked;
