/**
 * A Lever that runs on this machine: start it with {@link dev.lever4j.simulator.Simulator}, look at what it was asked
 * in its {@link dev.lever4j.simulator.Ledger}, and make it misbehave through its
 * {@link dev.lever4j.simulator.Controls}.
 *
 * <p>It shares no code with the SDK, so that two readings of Lever's documentation have to agree.
 */
@NullMarked
package dev.lever4j.simulator;

import org.jspecify.annotations.NullMarked;
