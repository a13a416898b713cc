package dev.lever4j.simulator.world;

/**
 * Which changes around an opportunity move its time of update; Lever does not say.
 *
 * @param notes whether a note of it does that is made or changed
 * @param contacts whether a change of its contact does
 */
public record Touches(boolean notes, boolean contacts) {
    public static final Touches DEFAULT = new Touches(true, false);

    public Touches notes(boolean touch) {
        return new Touches(touch, contacts);
    }

    public Touches contacts(boolean touch) {
        return new Touches(notes, touch);
    }
}
