@NullMarked
package dev.lever4j.auth.refresh;

import org.jspecify.annotations.NullMarked;
