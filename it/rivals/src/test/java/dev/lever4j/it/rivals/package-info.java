/** The fault matrix against what people would use instead of Lever4J, written as its guides have it. */
@NullMarked
package dev.lever4j.it.rivals;

import org.jspecify.annotations.NullMarked;
