package dev.lever4j.auth;

/** How the body of a token request is written. */
public enum TokenBodyFormat {
    /** As Lever documents it. */
    FORM,
    /** A JSON object. Not documented by Lever; for other servers. */
    JSON
}
