package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of an opportunity through the pipeline.
 *
 * @param userId absent in a part of live records
 */
public record StageChange(
        @Nullable String toStageId,
        @Nullable Integer toStageIndex,
        @Nullable Instant updatedAt,
        @Nullable String userId,
        @Additional Map<String, @Nullable Object> additional) {
    public StageChange {
        additional = Keep.fields(additional);
    }
}
