package dev.lever4j.request;

/** What a referral's ids can be expanded to. */
public enum ReferralExpand implements Expand {
    REFERRER("referrer"),
    USER("user"),
    STAGE("stage");

    private final String text;

    ReferralExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
