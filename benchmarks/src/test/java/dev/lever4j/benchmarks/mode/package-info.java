@NullMarked
package dev.lever4j.benchmarks.mode;

import org.jspecify.annotations.NullMarked;
