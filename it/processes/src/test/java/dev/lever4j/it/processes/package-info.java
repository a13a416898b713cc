/** Several processes on one grant, some of them killed or stopped. */
@NullMarked
package dev.lever4j.it.processes;

import org.jspecify.annotations.NullMarked;
