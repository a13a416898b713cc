package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Lever's web pages show something.
 *
 * @param apply of postings only
 */
public record Urls(
        @Nullable String list,
        @Nullable String show,
        @Nullable String apply,
        @Additional Map<String, @Nullable Object> additional) {
    public Urls {
        additional = Keep.fields(additional);
    }
}
