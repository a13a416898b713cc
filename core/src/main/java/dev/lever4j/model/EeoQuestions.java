package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The questions of equal employment opportunity (United States) that an application form asks; null if it does not. */
public record EeoQuestions(
        @Nullable FormField gender,
        @Nullable FormField race,
        @Nullable FormField veteran,
        @Nullable FormField disability,
        @Nullable FormField disabilitySignature,
        @Nullable FormField disabilitySignatureDate,
        @Additional Map<String, @Nullable Object> additional) {
    public EeoQuestions {
        additional = Keep.fields(additional);
    }
}
