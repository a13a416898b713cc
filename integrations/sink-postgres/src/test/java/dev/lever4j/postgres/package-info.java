@NullMarked
package dev.lever4j.postgres;

import org.jspecify.annotations.NullMarked;
