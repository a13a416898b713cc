package dev.lever4j.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Somebody's application to a public posting. The account may require more than Lever does. A resume is no part of it:
 * it is given beside it, and both are sent as one form.
 */
public final class PublicApplicationBody extends RequestBody {
    private PublicApplicationBody(Fields fields) {
        super(fields);
    }

    /**
     * As it is sent where a resume comes with it, with {@code urls[GitHub]} and {@code consent[marketing]}
     * (documented).
     *
     * @throws IllegalArgumentException if a name among the urls has brackets or line ends
     */
    public List<FormEntry> toForm() {
        return FormEntries.of(fields());
    }

    /**
     * What Lever requires. Candidates with the same address are merged.
     *
     * @throws IllegalArgumentException if the name is blank, or the e-mail address has no {@code @}
     */
    public static Builder builder(String name, String email) {
        return new Builder(name, email);
    }

    /** Collects fields; each is checked when it is given. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final Map<String, Object> consent = new LinkedHashMap<>();

        private Builder(String name, String email) {
            if (!email.contains("@")) {
                throw new IllegalArgumentException("email needs an @");
            }
            fields.text("name", name);
            fields.text("email", email);
        }

        public Builder phone(String number) {
            return text("phone", number);
        }

        /** The present employer. */
        public Builder org(String organization) {
            return text("org", organization);
        }

        /**
         * Pages of the candidate, by the names that the form gives them, such as {@code GitHub}.
         *
         * @throws IllegalArgumentException if a name or a URL is blank
         */
        public Builder urls(Map<String, String> urls) {
            if (Stream.concat(urls.keySet().stream(), urls.values().stream()).anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("urls must not hold a blank");
            }
            fields.set("urls", new LinkedHashMap<>(urls));
            return this;
        }

        /** Anything that the candidate adds. */
        public Builder comments(String comments) {
            return text("comments", comments);
        }

        /** Whether the candidate gets no mail that confirms it. */
        public Builder silent(boolean silent) {
            fields.set("silent", silent);
            return this;
        }

        /** A tag that says where the candidate came from. */
        public Builder source(String source) {
            return text("source", source);
        }

        /** The address it was sent from, by which Lever finds the country. */
        public Builder ip(String address) {
            return text("ip", address);
        }

        public Builder timezone(String zone) {
            return text("timezone", zone);
        }

        public Builder userAgent(String agent) {
            return text("userAgent", agent);
        }

        public Builder acceptLanguage(String languages) {
            return text("acceptLanguage", languages);
        }

        public Builder referer(String url) {
            return text("referer", url);
        }

        /** Whether the candidate may be told of other jobs. */
        public Builder consentToMarketing(boolean provided) {
            return consent("marketing", provided);
        }

        /** As above, under a policy of the account. */
        public Builder consentToMarketing(boolean provided, String compliancePolicyId) {
            return consent("marketing", provided, compliancePolicyId);
        }

        /** Whether the candidate's data may be kept. */
        public Builder consentToStorage(boolean provided) {
            return consent("store", provided);
        }

        /** As above, under a policy of the account. */
        public Builder consentToStorage(boolean provided, String compliancePolicyId) {
            return consent("store", provided, compliancePolicyId);
        }

        /** Which of the posting's locations it is for. */
        public Builder opportunityLocation(String location) {
            return text("opportunityLocation", location);
        }

        /** The body as it is now; the builder can go on. */
        public PublicApplicationBody build() {
            return new PublicApplicationBody(fields);
        }

        private Builder text(String name, String value) {
            fields.text(name, value);
            return this;
        }

        private Builder consent(String to, boolean provided, String compliancePolicyId) {
            if (compliancePolicyId.isBlank()) {
                throw new IllegalArgumentException("consent." + to + ".compliancePolicyId must not be blank");
            }
            return consent(to, Map.of("provided", provided, "compliancePolicyId", compliancePolicyId));
        }

        private Builder consent(String to, Object given) {
            consent.put(to, given);
            fields.set("consent", new LinkedHashMap<>(consent));
            return this;
        }
    }
}
