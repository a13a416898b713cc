package dev.lever4j.export;

import dev.lever4j.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * One record, with the bytes that Lever sent.
 *
 * @param parent the id of the record that it belongs to; null for a record of a list of the account
 * @param json shares the bytes of its answer: detach it if it is kept for longer than its batch
 */
public record Row(ExportResource resource, @Nullable String parent, RawJson json) {}
