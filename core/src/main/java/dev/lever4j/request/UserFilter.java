package dev.lever4j.request;

import dev.lever4j.model.AccessRole;

/** Which users to list ({@code GET /users}); without a condition, the active ones. */
public final class UserFilter extends ListFilter {
    private static final UserFilter ALL = builder().build();

    private UserFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static UserFilter all() {
        return ALL;
    }

    public static Builder builder() {
        return new Builder(new Parameters());
    }

    /** A builder that starts with this filter's conditions. */
    public Builder toBuilder() {
        return new Builder(Parameters.of(toQuery()));
    }

    /** Collects conditions. */
    public static final class Builder extends ListFilter.Builder<UserFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** With this e-mail address, exactly. */
        public Builder email(String address) {
            parameters.set("email", address);
            return this;
        }

        /** With one of these roles. */
        public Builder accessRole(AccessRole... roles) {
            parameters.add("accessRole[]", Parameters.words(roles));
            return this;
        }

        /** Deactivated ones too. */
        public Builder includeDeactivated(boolean includeDeactivated) {
            parameters.set("includeDeactivated", String.valueOf(includeDeactivated));
            return this;
        }

        /** With this id in the directory that the account is connected to. */
        public Builder externalDirectoryId(String id) {
            parameters.set("external_directory_id", id);
            return this;
        }

        @Override
        UserFilter filter(Query query) {
            return new UserFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
