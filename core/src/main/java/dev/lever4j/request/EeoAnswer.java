package dev.lever4j.request;

/** The questions of equal employment opportunity (United States) that an application can answer. */
public enum EeoAnswer {
    GENDER("gender"),
    RACE("race"),
    VETERAN("veteran"),
    DISABILITY("disability"),
    DISABILITY_SIGNATURE("disabilitySignature"),
    /** {@code MM/DD/YYYY}. */
    DISABILITY_SIGNATURE_DATE("disabilitySignatureDate");

    private final String text;

    EeoAnswer(String text) {
        this.text = text;
    }

    /** As Lever writes it. */
    public String text() {
        return text;
    }
}
