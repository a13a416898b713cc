/** An export in a pipeline of one's own. */
@NullMarked
package dev.lever4j.samples.export;

import org.jspecify.annotations.NullMarked;
