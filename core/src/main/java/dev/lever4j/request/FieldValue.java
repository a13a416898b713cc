package dev.lever4j.request;

import dev.lever4j.model.ScorecardScore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one field of a form, which is named by its id in the template. */
public final class FieldValue extends RequestBody {
    private FieldValue(Fields fields) {
        super(fields);
    }

    /**
     * To fields of the types text, textarea, dropdown, multiple-choice, code and university, and to scores that are
     * given by their label. A choice is the text of an option, exactly.
     */
    public static FieldValue text(String fieldId, String answer) {
        return of(fieldId, answer);
    }

    /** To multiple-select: the texts of the options, exactly. */
    public static FieldValue texts(String fieldId, String... answers) {
        return of(fieldId, List.of(answers));
    }

    /** To yes-no. */
    public static FieldValue yesNo(String fieldId, boolean yes) {
        return of(fieldId, yes ? "yes" : "no");
    }

    /** To date. */
    public static FieldValue date(String fieldId, Instant answer) {
        return of(fieldId, answer.toEpochMilli());
    }

    /** To currency; which currency is the template's to say. */
    public static FieldValue currency(String fieldId, BigDecimal amount) {
        return of(fieldId, amount);
    }

    /**
     * To score, by its number. A score-system takes the text of one of its options instead (documented).
     *
     * @throws IllegalArgumentException if it is not from 1 (strong no) to 4 (strong yes)
     */
    public static FieldValue score(String fieldId, int score) {
        return of(fieldId, Scores.checked("score", score));
    }

    /**
     * To scorecard: one score for each skill, in the template's order.
     *
     * @throws IllegalArgumentException if a score is not from 1 (strong no) to 4 (strong yes)
     */
    public static FieldValue scorecard(String fieldId, ScorecardScore... scores) {
        Arrays.stream(scores).map(ScorecardScore::score).forEach(score -> {
            if (score != null) {
                Scores.checked("score", score);
            }
        });
        return of(fieldId, List.of(scores));
    }

    /**
     * To file-upload: the {@code uri} of an upload.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static FieldValue file(String fieldId, String uri) {
        new Fields().text("value", uri);
        return of(fieldId, uri);
    }

    /** No answer, sent as null. */
    public static FieldValue blank(String fieldId) {
        return of(fieldId, null);
    }

    String fieldId() {
        return String.valueOf(fields().get("id"));
    }

    @Nullable
    Object value() {
        return fields().get("value");
    }

    private static FieldValue of(String fieldId, @Nullable Object value) {
        Fields fields = new Fields();
        fields.text("id", fieldId);
        fields.set("value", value);
        return new FieldValue(fields);
    }
}
