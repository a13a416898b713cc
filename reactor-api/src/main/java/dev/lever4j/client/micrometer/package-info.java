/** Observations and meters by Micrometer, for applications that have it; nothing else of the SDK needs it. */
@NullMarked
package dev.lever4j.client.micrometer;

import org.jspecify.annotations.NullMarked;
