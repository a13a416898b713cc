/** What Lever sends to us: whether it is Lever's, and what it says. */
@NullMarked
package dev.lever4j.webhook;

import org.jspecify.annotations.NullMarked;
