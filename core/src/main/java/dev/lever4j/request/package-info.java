/** What we send: filters and bodies, immutable. */
@NullMarked
package dev.lever4j.request;

import org.jspecify.annotations.NullMarked;
