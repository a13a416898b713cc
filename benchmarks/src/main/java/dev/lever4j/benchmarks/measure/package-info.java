/** How often, how exactly, and what counts as met. */
@NullMarked
package dev.lever4j.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
