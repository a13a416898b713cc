/** The {@code lever} command. */
@NullMarked
package dev.lever4j.cli;

import org.jspecify.annotations.NullMarked;
