package dev.lever4j.request;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be paid: from one amount to another. */
final class Amounts {
    private Amounts() {}

    /** @throws IllegalArgumentException naming the amount that is negative, or both if the first is the larger one */
    static void check(String name, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        notNegative(name + ".min", min);
        notNegative(name + ".max", max);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + ".min must not be more than " + name + ".max");
        }
    }

    private static void notNegative(String name, @Nullable BigDecimal amount) {
        if (amount != null && amount.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative");
        }
    }
}
