/** The contracts of token stores, and of what remembers deliveries, as tests: extend one of the classes and run it. */
@NullMarked
package dev.lever4j.tokenstore.kit;

import org.jspecify.annotations.NullMarked;
