/** The Kafka Connect plugin in real distributed workers at a real broker. */
@NullMarked
package dev.lever4j.it.connect;

import org.jspecify.annotations.NullMarked;
