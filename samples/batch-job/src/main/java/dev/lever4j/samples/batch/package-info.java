/** A nightly job over the SDK. */
@NullMarked
package dev.lever4j.samples.batch;

import org.jspecify.annotations.NullMarked;
