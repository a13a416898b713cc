@NullMarked
package dev.lever4j.tokenstore.redis;

import org.jspecify.annotations.NullMarked;
