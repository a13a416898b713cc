package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an application form says about the use of the applicant's data. */
public record ConsentDisclosures(
        @Nullable ConsentDisclosure store,
        @Nullable ConsentDisclosure marketing,
        @Additional Map<String, @Nullable Object> additional) {
    public ConsentDisclosures {
        additional = Keep.fields(additional);
    }
}
