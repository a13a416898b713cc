/** What Lever pushes to us: each delivery handled once. */
@NullMarked
package dev.lever4j.client.webhook;

import org.jspecify.annotations.NullMarked;
