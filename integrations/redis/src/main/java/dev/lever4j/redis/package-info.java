/** Grants in Redis, and which deliveries were seen. */
@NullMarked
package dev.lever4j.redis;

import org.jspecify.annotations.NullMarked;
