@NullMarked
package dev.lever4j.it.faults.rows;

import org.jspecify.annotations.NullMarked;
