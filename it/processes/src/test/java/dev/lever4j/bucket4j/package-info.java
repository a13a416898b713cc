@NullMarked
package dev.lever4j.bucket4j;

import org.jspecify.annotations.NullMarked;
