/** The other end: a process of its own that serves pages made beforehand. */
@NullMarked
package dev.lever4j.benchmarks.server;

import org.jspecify.annotations.NullMarked;
