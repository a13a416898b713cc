package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/**
 * What a form's field asks for. The words are those on the wire; the documentation's prose writes some without hyphen.
 */
public record FieldType(String text) implements OpenEnum {
    public static final FieldType TEXT = new FieldType("text");
    public static final FieldType TEXTAREA = new FieldType("textarea");
    public static final FieldType DROPDOWN = new FieldType("dropdown");
    public static final FieldType MULTIPLE_CHOICE = new FieldType("multiple-choice");
    public static final FieldType MULTIPLE_SELECT = new FieldType("multiple-select");
    public static final FieldType YES_NO = new FieldType("yes-no");
    public static final FieldType DATE = new FieldType("date");
    public static final FieldType CURRENCY = new FieldType("currency");
    public static final FieldType FILE_UPLOAD = new FieldType("file-upload");
    public static final FieldType SCORE = new FieldType("score");
    public static final FieldType SCORE_SYSTEM = new FieldType("score-system");
    public static final FieldType SCORECARD = new FieldType("scorecard");
    public static final FieldType CODE = new FieldType("code");
    public static final FieldType UNIVERSITY = new FieldType("university");
    public static final FieldType NOTE = new FieldType("note");
    private static final Set<FieldType> KNOWN = Set.of(
            TEXT,
            TEXTAREA,
            DROPDOWN,
            MULTIPLE_CHOICE,
            MULTIPLE_SELECT,
            YES_NO,
            DATE,
            CURRENCY,
            FILE_UPLOAD,
            SCORE,
            SCORE_SYSTEM,
            SCORECARD,
            CODE,
            UNIVERSITY,
            NOTE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FieldType of(String text) {
        return new FieldType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
