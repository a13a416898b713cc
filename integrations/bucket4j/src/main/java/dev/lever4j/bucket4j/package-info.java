/** Rate budgets that processes share, on Bucket4j. */
@NullMarked
package dev.lever4j.bucket4j;

import org.jspecify.annotations.NullMarked;
