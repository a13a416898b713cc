package dev.lever4j.sample.webflux;

import dev.lever4j.client.LeverClient;

/**
 * One customer's account at Lever: what a route that begins with {@code /api/{account}} is about. Its client has a
 * token, a queue under Lever's limit and connections of its own.
 */
record Account(String name, LeverClient lever) {}
