@NullMarked
package dev.lever4j.tokenstore.file;

import org.jspecify.annotations.NullMarked;
