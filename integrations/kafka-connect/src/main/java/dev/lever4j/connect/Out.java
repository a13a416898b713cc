package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import dev.lever4j.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of one record.
 *
 * @param parent the id of the record that it lies under; null if under none
 * @param json null for a tombstone
 */
record Out(
        ExportResource resource,
        String key,
        @Nullable String parent,
        @Nullable RawJson json) {}
