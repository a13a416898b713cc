package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has access to a posting. Seen live, not in the documentation's older text. */
public record PostingAccess(
        @Nullable PostingSummary posting,
        List<PostingUser> users,
        List<PostingRole> roles,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingAccess {
        users = Keep.list(users);
        roles = Keep.list(roles);
        additional = Keep.fields(additional);
    }
}
