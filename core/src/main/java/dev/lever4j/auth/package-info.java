/** Secrets, credentials, grants and the pure token state machine. */
@NullMarked
package dev.lever4j.auth;

import org.jspecify.annotations.NullMarked;
