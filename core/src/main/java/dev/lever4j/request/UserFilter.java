package dev.lever4j.request;

import dev.lever4j.model.AccessRole;
import org.jspecify.annotations.Nullable;

/**
 * Which users to list ({@code GET /users}); without a condition, the active ones.
 *
 * <p>Immutable. A method that takes several values adds to those given before; any other replaces. {@code toString}
 * shows names only, since values may be people's addresses.
 */
public final class UserFilter {
    private static final UserFilter ALL = builder().build();

    private final Query query;

    private UserFilter(Query query) {
        this.query = query;
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
        return new Builder(Parameters.of(query));
    }

    /** As Lever takes it. */
    public Query toQuery() {
        return query;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserFilter that && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    @Override
    public String toString() {
        return "UserFilter" + query.names();
    }

    /** Collects conditions; each is checked when it is given, ranges when the filter is built. */
    public static final class Builder {
        private final Parameters parameters;

        private Builder(Parameters parameters) {
            this.parameters = parameters;
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

        /** Records a page, 1 to 100; Lever's default is 100. */
        public Builder limit(int records) {
            parameters.limit(records);
            return this;
        }

        /**
         * The filter as it is now; the builder can go on.
         *
         * @throws IllegalArgumentException if a range starts after its end
         */
        public UserFilter build() {
            return new UserFilter(parameters.query());
        }
    }
}
