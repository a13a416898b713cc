package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person. One contact may have several opportunities; contacts cannot be listed.
 *
 * @param dataProtection seen live, not documented
 */
public record Contact(
        String id,
        @Nullable String name,
        @Nullable String headline,
        @Nullable Boolean isAnonymized,
        @Nullable ContactLocation location,
        List<String> emails,
        List<Phone> phones,
        @Nullable DataProtection dataProtection,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Contact {
        id = Keep.id(id);
        emails = Keep.list(emails);
        phones = Keep.list(phones);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
