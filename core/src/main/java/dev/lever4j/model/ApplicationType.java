package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What an application came from. */
public record ApplicationType(String text) implements OpenEnum {
    public static final ApplicationType REFERRAL = new ApplicationType("referral");
    public static final ApplicationType USER = new ApplicationType("user");
    public static final ApplicationType POSTING = new ApplicationType("posting");
    private static final Set<ApplicationType> KNOWN = Set.of(REFERRAL, USER, POSTING);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ApplicationType of(String text) {
        return new ApplicationType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
