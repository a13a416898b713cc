package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Lever answers to a new opportunity.
 *
 * @param opportunity as it is now; of a contact that was there before, the contact's data are the older ones
 * @param deduped whether Lever took an existing contact for it; nothing else tells. Seen live, not documented, so null
 *     where Lever does not say
 */
public record CreatedOpportunity(
        @JsonProperty("data") Opportunity opportunity,
        @Nullable Boolean deduped,
        @Additional Map<String, @Nullable Object> additional) {
    public CreatedOpportunity {
        Objects.requireNonNull(opportunity, "data");
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "CreatedOpportunity[" + opportunity.id() + ", deduped=" + deduped + "]";
    }
}
