package dev.lever4j.client;

/** The templates of profile forms. */
@SuppressWarnings("UnusedVariable")
public final class FormTemplates {
    private final Calls calls;

    FormTemplates(Calls calls) {
        this.calls = calls;
    }
}
