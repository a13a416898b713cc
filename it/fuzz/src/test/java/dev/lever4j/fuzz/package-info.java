/** Targets for coverage-guided fuzzing: what they share, their seeds, and the test that runs what is kept of them. */
@NullMarked
package dev.lever4j.fuzz;

import org.jspecify.annotations.NullMarked;
