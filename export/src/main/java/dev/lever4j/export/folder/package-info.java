/**
 * An export kept in a folder: segments of lines, and a log of what is durable, so that it survives whatever ends it.
 */
@NullMarked
package dev.lever4j.export.folder;

import org.jspecify.annotations.NullMarked;
