/** The contract of token stores as tests: extend one of the two classes and run it. */
@NullMarked
package dev.lever4j.tokenstore.kit;

import org.jspecify.annotations.NullMarked;
