/** LeverClient: calls as Mono, lists as Flux, everything shared in LeverResources. */
@NullMarked
package dev.lever4j.client;

import org.jspecify.annotations.NullMarked;
