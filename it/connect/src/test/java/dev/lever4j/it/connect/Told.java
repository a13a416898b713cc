package dev.lever4j.it.connect;

import org.jspecify.annotations.Nullable;

/**
 * One record of a topic.
 *
 * @param value its bytes as text; null is a tombstone
 * @param headers as {@code name=value;}, for those who look for one
 */
record Told(String topic, long offset, String key, @Nullable String value, String headers) {}
