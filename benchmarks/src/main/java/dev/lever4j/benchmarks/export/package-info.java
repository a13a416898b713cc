/** Exports side by side: ours and the schedules that others use. */
@NullMarked
package dev.lever4j.benchmarks.export;

import org.jspecify.annotations.NullMarked;
