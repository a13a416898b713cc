package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What a user may do: one of these, or the id of a role that the account made. */
public record AccessRole(String text) implements OpenEnum {
    public static final AccessRole SUPER_ADMIN = new AccessRole("super admin");
    public static final AccessRole ADMIN = new AccessRole("admin");
    public static final AccessRole TEAM_MEMBER = new AccessRole("team member");
    public static final AccessRole LIMITED_TEAM_MEMBER = new AccessRole("limited team member");
    public static final AccessRole INTERVIEWER = new AccessRole("interviewer");
    private static final Set<AccessRole> KNOWN =
            Set.of(SUPER_ADMIN, ADMIN, TEAM_MEMBER, LIMITED_TEAM_MEMBER, INTERVIEWER);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AccessRole of(String text) {
        return new AccessRole(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
