package dev.lever4j.export;

/** What becomes of an export when Lever refuses a child list (403), or has none for a parent (404). */
public enum Refusal {
    /** It is written down and the export goes on; after a 403 it is not complete. */
    RECORD,
    /** The export ends with Lever's answer as its error. */
    FAIL
}
