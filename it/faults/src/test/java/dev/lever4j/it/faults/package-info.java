@NullMarked
package dev.lever4j.it.faults;

import org.jspecify.annotations.NullMarked;
