package dev.lever4j.request;

import dev.lever4j.model.AccessRole;
import dev.lever4j.model.User;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A user as they are written: whole, since Lever replaces all of it. */
public final class UserBody extends RequestBody {
    private UserBody(Fields fields) {
        super(fields);
    }

    /** @throws IllegalArgumentException if one is blank */
    public static Builder builder(String name, String email) {
        return new Builder().name(name).email(email);
    }

    /** A builder that starts with everything of a user that can be written. */
    public static Builder from(User user) {
        Builder builder = new Builder();
        builder.fields.setOrLeaveOut("name", user.name());
        builder.fields.setOrLeaveOut("email", user.email());
        builder.fields.setOrLeaveOut("accessRole", user.accessRole());
        if (!user.linkedContactIds().isEmpty()) {
            builder.fields.list("linkedContactIds", user.linkedContactIds());
        }
        return builder.externalDirectoryId(Fields.idOrNone(user.externalDirectoryId()))
                .jobTitle(user.jobTitle())
                .manager(Fields.idOrNone(user.managerId()))
                .photo(user.photo());
    }

    /** Whether it says what the user may do, which a replacement must. */
    public boolean hasAccessRole() {
        return fields().get("accessRole") != null;
    }

    /**
     * Collects fields. A field that is null is not sent: where a user is replaced, Lever deletes it or resets it to its
     * default (documented).
     */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder() {}

        public Builder name(String name) {
            fields.text("name", name);
            return this;
        }

        public Builder email(String address) {
            fields.text("email", address);
            return this;
        }

        /**
         * Without it, a new user is an interviewer. A user who is made an interviewer loses all followed profiles
         * (documented).
         */
        public Builder accessRole(AccessRole role) {
            fields.text("accessRole", role.text());
            return this;
        }

        public Builder externalDirectoryId(@Nullable String id) {
            fields.textOrLeaveOut("externalDirectoryId", id);
            return this;
        }

        public Builder jobTitle(@Nullable String title) {
            fields.setOrLeaveOut("jobTitle", title);
            return this;
        }

        /** A user's id. */
        public Builder manager(@Nullable String userId) {
            fields.textOrLeaveOut("managerId", userId);
            return this;
        }

        /** A URL. Others write it; not documented. */
        public Builder photo(@Nullable String url) {
            fields.setOrLeaveOut("photo", url);
            return this;
        }

        /** The contacts that are this user too. Others write it; not documented. */
        public Builder linkedContacts(Collection<String> ids) {
            fields.textsOrNone("linkedContactIds", ids);
            return this;
        }

        /** @throws IllegalArgumentException if there is no name or address */
        public UserBody build() {
            fields.require("name", "email");
            return new UserBody(fields);
        }
    }
}
