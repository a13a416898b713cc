@NullMarked
package dev.lever4j.auth.connect;

import org.jspecify.annotations.NullMarked;
