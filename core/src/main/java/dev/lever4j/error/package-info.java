/**
 * What can go wrong, as a small tree: Lever answered, no answer came, the answer made no sense, no token could be had.
 */
@NullMarked
package dev.lever4j.error;

import org.jspecify.annotations.NullMarked;
