package dev.lever4j.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a posting pays.
 *
 * @param interval for example {@code per-year-salary}
 */
public record SalaryRange(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String currency,
        @Nullable String interval,
        @Additional Map<String, @Nullable Object> additional) {
    public SalaryRange {
        additional = Keep.fields(additional);
    }
}
