package dev.lever4j.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a requisition allows to be paid.
 *
 * @param interval for example {@code per-year-salary}
 */
public record CompensationBand(
        @Nullable String currency,
        @Nullable String interval,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Additional Map<String, @Nullable Object> additional) {
    public CompensationBand {
        additional = Keep.fields(additional);
    }

    public static CompensationBand of(String currency, String interval, BigDecimal min, BigDecimal max) {
        return new CompensationBand(currency, interval, min, max, Map.of());
    }
}
