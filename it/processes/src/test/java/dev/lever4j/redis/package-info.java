@NullMarked
package dev.lever4j.redis;

import org.jspecify.annotations.NullMarked;
