package dev.lever4j.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * A step through the pipeline.
 *
 * @param user who moved it, or null where nobody is known
 */
public record StageChange(String stage, long at, @Nullable String user) {}
