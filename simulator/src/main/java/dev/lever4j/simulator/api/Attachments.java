package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;

/** Files that came with an opportunity. */
record Attachments(World world) {
    void keep(Opportunity opportunity, Request request) {}
}
