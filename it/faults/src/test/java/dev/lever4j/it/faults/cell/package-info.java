@NullMarked
package dev.lever4j.it.faults.cell;

import org.jspecify.annotations.NullMarked;
