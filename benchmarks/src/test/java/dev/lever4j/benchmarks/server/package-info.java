@NullMarked
package dev.lever4j.benchmarks.server;

import org.jspecify.annotations.NullMarked;
