package dev.lever4j.samples.export;

import dev.lever4j.export.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * How far an export has come, as the database knows it.
 *
 * @param checkpoint null before the first commit
 * @param end of the archive
 * @param finished whether the archive has been published
 */
record Progress(@Nullable Checkpoint checkpoint, ArchiveEnd end, boolean finished) {}
