package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What kind of form was filled in. */
public record FormType(String text) implements OpenEnum {
    public static final FormType PROFILE = new FormType("form");
    public static final FormType REFERRAL = new FormType("referral");
    public static final FormType POSTING = new FormType("posting");
    private static final Set<FormType> KNOWN = Set.of(PROFILE, REFERRAL, POSTING);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FormType of(String text) {
        return new FormType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
