/** How an account is connected: the request for consent, its answer, and what came of it; without any I/O. */
@NullMarked
package dev.lever4j.auth.connect;

import org.jspecify.annotations.NullMarked;
