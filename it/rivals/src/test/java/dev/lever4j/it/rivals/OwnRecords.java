package dev.lever4j.it.rivals;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.lever4j.it.faults.judge.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people write who write it themselves: what is not declared is dropped. Read by Jackson 2 and 3 alike. */
final class OwnRecords {
    private OwnRecords() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            List<Opportunity> data,
            @Nullable Boolean hasNext,
            @Nullable String next) {
        /** It may be absent at the end. */
        boolean goesOn() {
            return Boolean.TRUE.equals(hasNext);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record One(Opportunity data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Opportunity(
            String id,
            @Nullable String name,
            @Nullable List<String> emails,
            @Nullable List<String> tags,
            @Nullable Long createdAt) {
        Seen seen() {
            return new Seen(id, name, emails, createdAt);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Written(Note data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Note(String noteId) {}

    record NewNote(String value) {}
}
