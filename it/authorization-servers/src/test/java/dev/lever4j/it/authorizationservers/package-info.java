/** The OAuth client against authorization servers that others wrote. */
@NullMarked
package dev.lever4j.it.authorizationservers;

import org.jspecify.annotations.NullMarked;
