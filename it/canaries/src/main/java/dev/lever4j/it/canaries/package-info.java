/**
 * Looks for what must not be seen: in logs at TRACE, exceptions, tags of metrics and traces, names of threads, files.
 */
@NullMarked
package dev.lever4j.it.canaries;

import org.jspecify.annotations.NullMarked;
