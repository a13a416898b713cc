@NullMarked
package dev.lever4j.tokenstore.kit;

import org.jspecify.annotations.NullMarked;
