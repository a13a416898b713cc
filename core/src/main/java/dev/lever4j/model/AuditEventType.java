package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/**
 * What was done, as subject and verb. Lever has been counted to know six more than these, which nobody has written
 * down.
 */
public record AuditEventType(String text) implements OpenEnum {
    public static final AuditEventType ACCOUNT_ADDED = new AuditEventType("account:added");
    public static final AuditEventType ACCOUNT_DEACTIVATED = new AuditEventType("account:deactivated");
    public static final AuditEventType ACCOUNT_REACTIVATED = new AuditEventType("account:reactivated");
    public static final AuditEventType ACCOUNT_AUTHENTICATION_CHANGED =
            new AuditEventType("account.authentication:changed");
    public static final AuditEventType ACCOUNT_PLAN_CHANGED = new AuditEventType("account.plan:changed");
    public static final AuditEventType ACCOUNT_SUITES_CHANGED = new AuditEventType("account.suites:changed");
    public static final AuditEventType EXPORT_DOWNLOADED = new AuditEventType("export:downloaded");
    public static final AuditEventType KEY_ADDED = new AuditEventType("key:added");
    public static final AuditEventType KEY_REMOVED = new AuditEventType("key:removed");
    public static final AuditEventType USER_ADDED = new AuditEventType("user:added");
    public static final AuditEventType USER_DEACTIVATED = new AuditEventType("user:deactivated");
    public static final AuditEventType USER_MERGED = new AuditEventType("user:merged");
    public static final AuditEventType USER_REACTIVATED = new AuditEventType("user:reactivated");
    public static final AuditEventType USER_REMOVED = new AuditEventType("user:removed");
    public static final AuditEventType USER_AUTHENTICATION_FAILED = new AuditEventType("user.authentication:failed");
    public static final AuditEventType USER_AUTHENTICATION_SUCCEEDED =
            new AuditEventType("user.authentication:succeeded");
    public static final AuditEventType USER_EMAIL_CHANGED = new AuditEventType("user.email:changed");
    public static final AuditEventType USER_LINKED_PROFILE_CHANGED = new AuditEventType("user.linkedProfile:changed");
    public static final AuditEventType USER_PASSWORD_CHANGED = new AuditEventType("user.password:changed");
    public static final AuditEventType USER_PASSWORD_FORGOT = new AuditEventType("user.password:forgot");
    public static final AuditEventType USER_PERMISSION_CHANGED = new AuditEventType("user.permission:changed");
    public static final AuditEventType USER_ROLE_CHANGED = new AuditEventType("user.role:changed");
    private static final Set<AuditEventType> KNOWN = Set.of(
            ACCOUNT_ADDED,
            ACCOUNT_DEACTIVATED,
            ACCOUNT_REACTIVATED,
            ACCOUNT_AUTHENTICATION_CHANGED,
            ACCOUNT_PLAN_CHANGED,
            ACCOUNT_SUITES_CHANGED,
            EXPORT_DOWNLOADED,
            KEY_ADDED,
            KEY_REMOVED,
            USER_ADDED,
            USER_DEACTIVATED,
            USER_MERGED,
            USER_REACTIVATED,
            USER_REMOVED,
            USER_AUTHENTICATION_FAILED,
            USER_AUTHENTICATION_SUCCEEDED,
            USER_EMAIL_CHANGED,
            USER_LINKED_PROFILE_CHANGED,
            USER_PASSWORD_CHANGED,
            USER_PASSWORD_FORGOT,
            USER_PERMISSION_CHANGED,
            USER_ROLE_CHANGED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AuditEventType of(String text) {
        return new AuditEventType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
