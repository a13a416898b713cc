/** Tokens: where they are kept, and how one refresh serves all callers. */
@NullMarked
package dev.lever4j.client.token;

import org.jspecify.annotations.NullMarked;
