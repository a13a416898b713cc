@NullMarked
package dev.lever4j.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
