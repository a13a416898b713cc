package dev.lever4j.request;

/** What an opportunity's ids can be expanded to. */
public enum OpportunityExpand implements Expand {
    APPLICATIONS("applications"),
    STAGE("stage"),
    OWNER("owner"),
    FOLLOWERS("followers"),
    SOURCED_BY("sourcedBy"),
    CONTACT("contact");

    private final String text;

    OpportunityExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
