package dev.lever4j.auth;

/** How an app shows who it is at the token endpoint. */
public enum ClientAuthentication {
    /** Client id and secret as fields of the body, as Lever documents it. */
    BODY,
    /** Client id and secret as HTTP Basic (RFC 6749, 2.3.1). Not documented by Lever; for other servers. */
    HEADER
}
