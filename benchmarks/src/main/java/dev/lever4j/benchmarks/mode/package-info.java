/** Ways to read all opportunities of an account: ours, and each rival as its users write it. */
@NullMarked
package dev.lever4j.benchmarks.mode;

import org.jspecify.annotations.NullMarked;
