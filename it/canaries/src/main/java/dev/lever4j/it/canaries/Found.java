package dev.lever4j.it.canaries;

/**
 * A canary in a text.
 *
 * @param what what is said of it
 * @param from where it begins
 * @param to behind its last character
 */
record Found(String what, int from, int to) {}
