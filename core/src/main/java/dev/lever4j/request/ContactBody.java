package dev.lever4j.request;

import dev.lever4j.model.Phone;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to change of a contact; what it does not say stays as it is (seen live). */
public final class ContactBody extends RequestBody {
    private ContactBody(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder() {}

        /** @throws IllegalArgumentException if it is blank */
        public Builder name(String name) {
            fields.text("name", name);
            return this;
        }

        /** Typically where the person worked or studied. */
        public Builder headline(String headline) {
            fields.set("headline", headline);
            return this;
        }

        /** Text, though a contact that is read has an object here. */
        public Builder location(String location) {
            fields.set("location", location);
            return this;
        }

        /**
         * Exactly these addresses.
         *
         * @throws IllegalArgumentException if one is blank
         */
        public Builder emails(Collection<String> addresses) {
            fields.textsOrNone("emails", addresses);
            return this;
        }

        /**
         * Exactly these phone numbers.
         *
         * @throws IllegalArgumentException if one has no number
         */
        public Builder phones(Collection<Phone> phones) {
            fields.list("phones", phones.stream().map(Builder::phone).toList());
            return this;
        }

        /** @throws IllegalArgumentException if nothing is to change */
        public ContactBody build() {
            if (fields.all().isEmpty()) {
                throw new IllegalArgumentException("a contact's update needs at least one field");
            }
            return new ContactBody(fields);
        }

        private static Map<String, @Nullable Object> phone(Phone phone) {
            if (phone.value() == null || phone.value().isBlank()) {
                throw new IllegalArgumentException("phones must not hold one without a value");
            }
            Fields fields = new Fields();
            fields.setOrLeaveOut("type", phone.type());
            fields.set("value", phone.value());
            return fields.all();
        }
    }
}
