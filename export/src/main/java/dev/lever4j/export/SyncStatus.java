package dev.lever4j.export;

import java.time.Duration;

/**
 * How far a sync has come, for a display. How much is still to come is not known.
 *
 * @param records of the list that were read
 * @param rows in all, those that lie under them included
 * @param gone records that are there no more
 * @param elapsed since it began
 */
public record SyncStatus(long records, long rows, long gone, Duration elapsed) {}
