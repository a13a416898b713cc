package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate can be, or end: every stage and every archive reason. Seen live, not in the documentation's older
 * text.
 */
public record DispositionStages(
        List<DispositionStage> stages,
        List<ArchiveReason> archiveReasons,
        @Additional Map<String, @Nullable Object> additional) {
    public DispositionStages {
        stages = Keep.list(stages);
        archiveReasons = Keep.list(archiveReasons);
        additional = Keep.fields(additional);
    }
}
