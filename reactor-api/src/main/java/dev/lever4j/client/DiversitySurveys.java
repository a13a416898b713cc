package dev.lever4j.client;

/** The diversity surveys that a posting asks its applicants. */
@SuppressWarnings("UnusedVariable")
public final class DiversitySurveys {
    private final Calls calls;

    DiversitySurveys(Calls calls) {
        this.calls = calls;
    }
}
