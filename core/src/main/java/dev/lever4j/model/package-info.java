/**
 * What Lever returns, without loss: every documented field, and whatever else came in {@code additional()}. Components
 * marked nullable were null or absent, which means the same; times are UTC; lists are never null.
 */
@NullMarked
package dev.lever4j.model;

import org.jspecify.annotations.NullMarked;
