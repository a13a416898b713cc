@NullMarked
package dev.lever4j.it.faults.sweep;

import org.jspecify.annotations.NullMarked;
