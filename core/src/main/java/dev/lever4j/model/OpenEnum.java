package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One of several documented words, in a list that Lever may lengthen at any time: an unknown word is kept as it came.
 */
public interface OpenEnum {
    /** The word as Lever writes it. */
    @JsonValue
    String text();

    /** Whether this version of the SDK knows the word. */
    boolean isKnown();
}
