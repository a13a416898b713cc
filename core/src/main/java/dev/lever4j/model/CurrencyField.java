package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an amount of money.
 *
 * @param currency ISO 4217
 */
public record CurrencyField(
        @JsonUnwrapped FieldHead head,
        @Nullable String currency,
        @Nullable BigDecimal value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
