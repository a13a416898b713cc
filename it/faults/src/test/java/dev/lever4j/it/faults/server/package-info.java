@NullMarked
package dev.lever4j.it.faults.server;

import org.jspecify.annotations.NullMarked;
