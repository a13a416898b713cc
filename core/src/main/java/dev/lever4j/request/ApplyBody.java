package dev.lever4j.request;

import dev.lever4j.model.Origin;
import dev.lever4j.model.PostingForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application to a posting, on behalf of a candidate. What the posting asks is said by its application form. */
public final class ApplyBody extends RequestBody {
    private ApplyBody(Fields fields) {
        super(fields);
    }

    /** @throws IllegalArgumentException if one is blank */
    public static Builder builder(String fullName, String email) {
        return new Builder().personal("fullName", fullName).personal("email", email);
    }

    /** Collects answers; what is told twice is replaced. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final Map<String, Object> personal = new LinkedHashMap<>();
        private final Map<String, Object> urls = new LinkedHashMap<>();
        private final Map<String, Object> eeo = new LinkedHashMap<>();
        private final Map<String, Object> consent = new LinkedHashMap<>();
        private final List<Object> questions = new ArrayList<>();

        private Builder() {}

        /**
         * What is asked about the person, by its name in the application form: {@code phone}, {@code currentCompany},
         * {@code currentLocation}, {@code additionalInformation}, {@code preferredPostingLocation}, and {@code resume}
         * with the {@code uri} of an upload.
         */
        public Builder personal(String name, String value) {
            personal.put(filled("personalInformation", name), filled(name, value));
            return this;
        }

        /** The {@code uri} of an upload. */
        public Builder resume(String uri) {
            return personal("resume", uri);
        }

        /** By its name in the application form, such as {@code LinkedIn}. */
        public Builder url(String name, String url) {
            urls.put(filled("urls", name), filled("urls", url));
            return this;
        }

        /**
         * An answer to one of the questions of equal employment opportunity.
         *
         * @throws IllegalArgumentException if it is blank, or the date of the signature is none as {@code MM/DD/YYYY}
         */
        public Builder eeo(EeoAnswer question, String answer) {
            eeo.put(question.text(), question.checked(filled(question.text(), answer)));
            return this;
        }

        /**
         * The answers to one set of custom questions, in the application form's order of sets. Lever tells fields apart
         * by their order, so all are sent; what is not answered as null.
         *
         * @throws IllegalArgumentException naming the field if a required one has no answer, or one has an answer of
         *     another kind or none of its options, or is not the form's
         */
        public Builder customQuestions(PostingForm form, FieldValue... values) {
            Answers given = new Answers(form.fields(), List.of(values));
            List<Object> answers = new ArrayList<>();
            form.fields().forEach(field -> answers.add(value(given.to(field))));
            Fields set = new Fields();
            set.text("id", form.id() == null ? "" : form.id(), "customQuestions.id");
            set.list("fields", answers);
            questions.add(set.all());
            return this;
        }

        /** Whether the candidate allows that their data is kept; the policy is the application form's. */
        public Builder consentToStore(boolean provided, String compliancePolicyId) {
            return consent("store", provided, compliancePolicyId);
        }

        /** Whether the candidate allows to be told of other jobs; the policy is the application form's. */
        public Builder consentToMarketing(boolean provided, String compliancePolicyId) {
            return consent("marketing", provided, compliancePolicyId);
        }

        public Builder diversitySurvey(DiversitySurveyAnswers answers) {
            fields.set("diversitySurvey", answers);
            return this;
        }

        /** The candidate's. */
        public Builder ipAddress(String address) {
            fields.text("ipAddress", address);
            return this;
        }

        /** A source to add to the opportunity. */
        public Builder source(String source) {
            fields.text("source", source);
            return this;
        }

        /** @throws IllegalArgumentException if it is neither applied (which it is if this is not said) nor internal */
        public Builder origin(Origin origin) {
            if (!origin.equals(Origin.APPLIED) && !origin.equals(Origin.INTERNAL)) {
                throw new IllegalArgumentException("origin must be applied or internal");
            }
            fields.set("origin", origin);
            return this;
        }

        public ApplyBody build() {
            fields.list("personalInformation", named(personal));
            listIfAny("urls", named(urls));
            listIfAny("customQuestions", questions);
            if (!eeo.isEmpty()) {
                fields.set("eeoResponses", new LinkedHashMap<>(eeo));
            }
            if (!consent.isEmpty()) {
                fields.set("consent", new LinkedHashMap<>(consent));
            }
            return new ApplyBody(fields);
        }

        private Builder consent(String use, boolean provided, String policy) {
            Fields given = new Fields();
            given.set("provided", provided);
            given.text("compliancePolicyId", policy);
            consent.put(use, given.all());
            return this;
        }

        private void listIfAny(String name, List<Object> elements) {
            if (!elements.isEmpty()) {
                fields.list(name, elements);
            }
        }

        private static Map<String, @Nullable Object> value(@Nullable Object value) {
            Fields only = new Fields();
            only.set("value", value);
            return only.all();
        }

        private static List<Object> named(Map<String, Object> values) {
            List<Object> list = new ArrayList<>();
            values.forEach((name, value) -> {
                Fields pair = new Fields();
                pair.set("name", name);
                pair.set("value", value);
                list.add(pair.all());
            });
            return list;
        }

        private static String filled(String name, String value) {
            new Fields().text(name, value);
            return value;
        }
    }
}
