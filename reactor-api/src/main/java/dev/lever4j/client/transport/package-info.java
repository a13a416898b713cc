/** HTTP over Reactor Netty, and the only place that knows it. Not API. */
@NullMarked
package dev.lever4j.client.transport;

import org.jspecify.annotations.NullMarked;
