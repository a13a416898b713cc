package dev.lever4j.client;

/** The templates of feedback forms. */
@SuppressWarnings("UnusedVariable")
public final class FeedbackTemplates {
    private final Calls calls;

    FeedbackTemplates(Calls calls) {
        this.calls = calls;
    }
}
