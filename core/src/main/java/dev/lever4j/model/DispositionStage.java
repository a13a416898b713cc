package dev.lever4j.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage with its place in the pipeline.
 *
 * @param rank grows along the pipeline; fractions were seen
 */
public record DispositionStage(
        String id,
        @Nullable String text,
        @Nullable Pipeline pipeline,
        @Nullable BigDecimal rank,
        @Nullable Boolean hasInterview,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public DispositionStage {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }
}
