package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a posting belongs.
 *
 * @param level deprecated
 */
public record PostingCategories(
        @Nullable String team,
        @Nullable String department,
        @Nullable String location,
        List<String> allLocations,
        @Nullable String commitment,
        @Nullable String level,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingCategories {
        allLocations = Keep.list(allLocations);
        additional = Keep.fields(additional);
    }
}
