package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a posting asks whoever applies.
 *
 * @param id the posting's
 * @param text the posting's title
 * @param eeoQuestions null where none are asked
 * @param personalInformation each with a name in place of an id, as those in {@code urls}
 * @param consentDisclosures null where none are made
 */
public record ApplicationForm(
        String id,
        @Nullable String text,
        List<PostingForm> customQuestions,
        @Nullable EeoQuestions eeoQuestions,
        List<FormField> personalInformation,
        List<FormField> urls,
        @Nullable ConsentDisclosures consentDisclosures,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public ApplicationForm {
        id = Keep.id(id);
        customQuestions = Keep.list(customQuestions);
        personalInformation = Keep.list(personalInformation);
        urls = Keep.list(urls);
        additional = Keep.fields(additional);
    }
}
