package dev.lever4j.request;

import dev.lever4j.model.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new opportunity ({@code POST /opportunities}). All of it is optional. Where an e-mail address is that of an
 * existing contact, Lever adds the opportunity to that contact, whose data win (documented).
 */
public final class OpportunityBody extends RequestBody {
    private OpportunityBody(Fields fields) {
        super(fields);
    }

    /** Without anything. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether it is meant for a posting. */
    public boolean hasPosting() {
        return fields().containsKey("postings");
    }

    /**
     * As it is sent where files come with it. What is archived from the start is said under two names: Lever documents
     * the field as {@code archived}, and {@code archive[archivedAt]} as the example of a nested field in a form. Both,
     * since the wrong one alone would bring somebody long gone back as active; which one counts has not been seen.
     */
    public List<FormEntry> toForm() {
        Map<String, @Nullable Object> form = new LinkedHashMap<>(fields());
        if (form.containsKey("archived")) {
            form.put("archive", form.get("archived"));
        }
        return FormEntries.of(form);
    }

    /** Collects fields; each is checked when it is given, what belongs together when the body is built. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final List<Map<String, String>> phones = new ArrayList<>();
        private @Nullable Instant createdAt;
        private @Nullable Instant archivedAt;

        private Builder() {}

        /** The contact's name. */
        public Builder name(String name) {
            fields.text("name", name);
            return this;
        }

        /** What the contact is or was, in a line. */
        public Builder headline(String headline) {
            fields.text("headline", headline);
            return this;
        }

        /** A stage's id; Lever's default is its stage for new leads. */
        public Builder stage(String id) {
            fields.text("stage", id);
            return this;
        }

        /** Where the contact lives, in plain text. */
        public Builder location(String location) {
            fields.text("location", location);
            return this;
        }

        /** One more phone number. */
        public Builder phone(String number) {
            return phone(Map.of("value", filled(number)));
        }

        /** One more phone number; types seen are mobile, home, work and other. */
        public Builder phone(String type, String number) {
            return phone(Map.of("type", filled(type), "value", filled(number)));
        }

        public Builder emails(Collection<String> addresses) {
            fields.texts("emails", addresses);
            return this;
        }

        public Builder links(Collection<String> urls) {
            fields.texts("links", urls);
            return this;
        }

        /** Tags that are not there yet are made. */
        public Builder tags(Collection<String> tags) {
            fields.texts("tags", tags);
            return this;
        }

        /** Sources that are not there yet are made. */
        public Builder sources(Collection<String> sources) {
            fields.texts("sources", sources);
            return this;
        }

        public Builder origin(Origin origin) {
            fields.text("origin", origin.text());
            return this;
        }

        /** A user's id; by default whoever creates the opportunity. */
        public Builder owner(String userId) {
            fields.text("owner", userId);
            return this;
        }

        /** Users' ids; whoever creates the opportunity follows it anyway. */
        public Builder followers(Collection<String> userIds) {
            fields.texts("followers", userIds);
            return this;
        }

        /** The one posting that it is for; Lever takes no more than one. A confidential one makes it confidential. */
        public Builder posting(String id) {
            fields.texts("postings", List.of(id));
            return this;
        }

        /**
         * As {@link #posting(String)}, for ids that come as a list.
         *
         * @throws IllegalArgumentException if there is none, or more than one
         */
        public Builder postings(Collection<String> ids) {
            if (ids.size() > 1) {
                throw new IllegalArgumentException("postings must be one, not " + ids.size());
            }
            fields.texts("postings", ids);
            return this;
        }

        /** When it came to be, if not now; it must lie in the past. */
        public Builder createdAt(Instant past) {
            createdAt = past;
            fields.set("createdAt", past);
            return this;
        }

        /** Archived from the start, now, for this reason's id. */
        public Builder archived(String reasonId) {
            archivedAt = null;
            fields.set("archived", Map.of("reason", filled("archived.reason", reasonId)));
            return this;
        }

        /** Archived from the start, at a time after {@link #createdAt}, which must be given then. */
        public Builder archived(String reasonId, Instant at) {
            archivedAt = at;
            fields.set("archived", Map.of("reason", filled("archived.reason", reasonId), "archivedAt", at));
            return this;
        }

        /** An existing contact's id, in place of finding it by its e-mail address. */
        public Builder contact(String id) {
            fields.text("contact", id);
            return this;
        }

        /** Which of the posting's locations it is for. */
        public Builder opportunityLocation(String location) {
            fields.text("opportunityLocation", location);
            return this;
        }

        /**
         * The body as it is now; the builder can go on.
         *
         * @throws IllegalArgumentException if it is archived at a time without an earlier time of creation
         */
        public OpportunityBody build() {
            if (archivedAt != null && (createdAt == null || !createdAt.isBefore(archivedAt))) {
                throw new IllegalArgumentException("archived.archivedAt needs an earlier createdAt");
            }
            return new OpportunityBody(fields);
        }

        private Builder phone(Map<String, String> phone) {
            phones.add(phone);
            fields.list("phones", phones);
            return this;
        }

        private static String filled(String text) {
            return filled("phones", text);
        }

        private static String filled(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(name + " must not hold a blank");
            }
            return text;
        }
    }
}
