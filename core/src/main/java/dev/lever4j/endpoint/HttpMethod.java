package dev.lever4j.endpoint;

/** The methods that Lever's API uses. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    DELETE
}
