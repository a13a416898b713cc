/** Telling webhooks what happens in the account, as Lever does, and as it never would. */
@NullMarked
package dev.lever4j.simulator.webhook;

import org.jspecify.annotations.NullMarked;
