package dev.lever4j.request;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.FieldOption;
import dev.lever4j.model.FieldType;
import dev.lever4j.model.FormField;
import dev.lever4j.model.ScorecardSkill;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One field of a template as it is written: what is asked, without an id, which Lever gives. */
public final class FieldDefinition extends RequestBody {
    private static final List<String> NOT_WRITTEN = List.of("id", "value", "isSummary", "summaryText", "overall");

    private FieldDefinition(Fields fields) {
        super(fields);
    }

    /** A field of a type that has no more to say than its label. */
    public static FieldDefinition of(FieldType type, String text) {
        Fields fields = new Fields();
        fields.set("type", type);
        fields.set("text", text);
        return new FieldDefinition(fields);
    }

    public static FieldDefinition text(String text) {
        return of(FieldType.TEXT, text);
    }

    public static FieldDefinition textarea(String text) {
        return of(FieldType.TEXTAREA, text);
    }

    /** @throws IllegalArgumentException if there is no option, or a blank one */
    public static FieldDefinition dropdown(String text, String... options) {
        return of(FieldType.DROPDOWN, text).options(options);
    }

    /** @throws IllegalArgumentException if there is no option, or a blank one */
    public static FieldDefinition multipleChoice(String text, String... options) {
        return of(FieldType.MULTIPLE_CHOICE, text).options(options);
    }

    /** @throws IllegalArgumentException if there is no option, or a blank one */
    public static FieldDefinition multipleSelect(String text, String... options) {
        return of(FieldType.MULTIPLE_SELECT, text).options(options);
    }

    public static FieldDefinition yesNo(String text) {
        return of(FieldType.YES_NO, text);
    }

    public static FieldDefinition date(String text) {
        return of(FieldType.DATE, text);
    }

    /** @param currency is documented on fields as they are read; the example of a template has none */
    public static FieldDefinition currency(String text, @Nullable Currency currency) {
        FieldDefinition field = of(FieldType.CURRENCY, text);
        return currency == null ? field : field.with("currency", currency.getCurrencyCode());
    }

    /** Thumbs up or down for one thing. */
    public static FieldDefinition score(String text) {
        return of(FieldType.SCORE, text);
    }

    /** The candidate as a whole; its options are Lever's. */
    public static FieldDefinition scoreSystem(String text) {
        return of(FieldType.SCORE_SYSTEM, text);
    }

    /** @throws IllegalArgumentException if there is no skill */
    public static FieldDefinition scorecard(String text, ScorecardSkill... skills) {
        if (skills.length == 0) {
            throw new IllegalArgumentException("scores needs at least one value");
        }
        return of(FieldType.SCORECARD, text).with("scores", List.of(skills));
    }

    /** @param language of programming */
    public static FieldDefinition code(String text, String language) {
        return of(FieldType.CODE, text).with("language", language);
    }

    /** A field as it was read, without what only Lever writes: ids, and the answer. */
    public static FieldDefinition from(FormField read) {
        Map<String, @Nullable Object> json = LeverJson.map(LeverJson.encode(read));
        NOT_WRITTEN.forEach(json::remove);
        if (!read.options().isEmpty()) {
            json.put(
                    "options",
                    read.options().stream().map(FieldDefinition::option).toList());
        }
        return new FieldDefinition(new Fields(json));
    }

    public FieldDefinition description(String description) {
        return with("description", description);
    }

    /** Not required if this is not said. */
    public FieldDefinition required(boolean required) {
        return with("required", required);
    }

    /** What a menu shows before anything is chosen. */
    public FieldDefinition prompt(String prompt) {
        return with("prompt", prompt);
    }

    FieldType type() {
        Object type = fields().get("type");
        return type instanceof FieldType word ? word : FieldType.of(String.valueOf(type));
    }

    private FieldDefinition options(String... texts) {
        new Fields().texts("options", List.of(texts));
        return with(
                "options",
                Arrays.stream(texts).map(text -> Map.of("text", text)).toList());
    }

    private static FieldOption option(FieldOption read) {
        return new FieldOption(read.text(), null, read.description(), read.additional());
    }

    private FieldDefinition with(String name, Object value) {
        Fields more = new Fields(fields());
        more.set(name, value);
        return new FieldDefinition(more);
    }
}
