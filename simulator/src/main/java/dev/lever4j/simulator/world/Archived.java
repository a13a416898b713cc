package dev.lever4j.simulator.world;

/** Why and when an opportunity was archived. */
public record Archived(String reason, long at) {}
