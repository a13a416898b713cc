package dev.lever4j.simulator.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that came about in the account and that Lever tells webhooks of.
 *
 * @param event Lever's name of it, as {@code candidateHired}
 * @param origin of the opportunity, where webhooks can ask for some origins alone; else null
 * @param data what Lever says of it; must not be changed
 */
public record Happening(String event, @Nullable String origin, ObjectNode data) {
    Happening(String event, ObjectNode data) {
        this(event, null, data);
    }
}
