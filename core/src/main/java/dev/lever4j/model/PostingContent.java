package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A posting's text.
 *
 * @param customQuestions in older answers only
 */
public record PostingContent(
        @Nullable String description,
        @Nullable String descriptionHtml,
        List<PostingSection> lists,
        @Nullable String closing,
        @Nullable String closingHtml,
        List<Map<String, @Nullable Object>> customQuestions,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingContent {
        lists = Keep.list(lists);
        customQuestions = Keep.objects(customQuestions);
        additional = Keep.fields(additional);
    }
}
