/**
 * The export engine. {@link dev.lever4j.export.LeverExport} lists with several requests at once, fans out to children
 * and goes on where it was interrupted, into a sink or as batches; {@link dev.lever4j.export.NdjsonExport} writes one
 * list to one file that is complete or absent.
 */
@NullMarked
package dev.lever4j.export;

import org.jspecify.annotations.NullMarked;
