package dev.lever4j.export;

/**
 * What becomes of an export when Lever refuses a child list (403), has none for a parent (404), or cannot give a good
 * answer for it though it can for others.
 */
public enum Refusal {
    /** It is written down and the export goes on; except after a 404 it is not complete any more. */
    RECORD,
    /** The export ends with what came of that list as its error. */
    FAIL
}
