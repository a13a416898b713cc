package dev.lever4j.request;

/** What an offer's ids can be expanded to. */
public enum OfferExpand implements Expand {
    CREATOR("creator");

    private final String text;

    OfferExpand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
