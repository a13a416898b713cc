package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application form says about one use of the applicant's data.
 *
 * @param compliancePolicyId what an applicant's consent refers to
 */
public record ConsentDisclosure(
        @Nullable String statement,
        @Nullable String statementHtml,
        @Nullable DisclosureState displayState,
        @Nullable String compliancePolicyId,
        @Additional Map<String, @Nullable Object> additional) {
    public ConsentDisclosure {
        additional = Keep.fields(additional);
    }
}
