package dev.lever4j.model;

/** What Lever can expand an id to. */
public interface Identified {
    /** Lever's id: often a UUID, not always ({@code lead-new} is a stage). */
    String id();
}
