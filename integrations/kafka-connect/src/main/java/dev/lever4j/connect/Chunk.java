package dev.lever4j.connect;

import java.util.List;
import java.util.Map;

/**
 * What one answer brought, with the offsets around it: all of its records but the last carry the one before, so that
 * whatever of it is lost comes again.
 *
 * @param of the partition of its records
 * @param outs if empty, the offsets are too
 * @param fetchedAt in milliseconds
 * @param taken to be told when it is handed on: then there is room for another one
 */
record Chunk(
        Partition of,
        List<Out> outs,
        Map<String, Object> before,
        Map<String, Object> after,
        long fetchedAt,
        Runnable taken) {}
