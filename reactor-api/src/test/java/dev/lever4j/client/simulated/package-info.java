/** The client against the simulator, over real HTTP: what the simulator's ledger says is what happened. */
@NullMarked
package dev.lever4j.client.simulated;

import org.jspecify.annotations.NullMarked;
