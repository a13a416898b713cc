/** What is measured: each class makes a few rows of the table. */
@NullMarked
package dev.lever4j.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
