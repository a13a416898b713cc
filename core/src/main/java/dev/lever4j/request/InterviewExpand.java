package dev.lever4j.request;

/** What an interview's ids can be expanded to. */
public enum InterviewExpand implements Expand {
    FEEDBACK_FORMS("feedbackForms"),
    USER("user"),
    STAGE("stage"),
    POSTINGS("postings");

    private final String text;

    InterviewExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
