package dev.lever4j.request;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** The questions of equal employment opportunity (United States) that an application can answer. */
public enum EeoAnswer {
    GENDER("gender"),
    RACE("race"),
    VETERAN("veteran"),
    DISABILITY("disability"),
    DISABILITY_SIGNATURE("disabilitySignature"),
    /** {@code MM/DD/YYYY}. */
    DISABILITY_SIGNATURE_DATE("disabilitySignatureDate");

    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final String text;

    EeoAnswer(String text) {
        this.text = text;
    }

    /** As Lever writes it. */
    public String text() {
        return text;
    }

    /** The answer itself is not told: it is somebody's. */
    String checked(String answer) {
        if (this == DISABILITY_SIGNATURE_DATE && !isDate(answer)) {
            throw new IllegalArgumentException(text + " must be a date as MM/DD/YYYY");
        }
        return answer;
    }

    private static boolean isDate(String answer) {
        try {
            LocalDate.parse(answer, SIGNED);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
