/** Holds the published description, the SDK and the simulator against each other. */
@NullMarked
package dev.lever4j.contract;

import org.jspecify.annotations.NullMarked;
