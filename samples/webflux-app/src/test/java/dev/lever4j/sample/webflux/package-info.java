/** The application as its users meet it, over HTTP and in a browser. */
@NullMarked
package dev.lever4j.sample.webflux;

import org.jspecify.annotations.NullMarked;
