package dev.lever4j.json;

import dev.lever4j.model.CodeField;
import dev.lever4j.model.CurrencyField;
import dev.lever4j.model.DateField;
import dev.lever4j.model.DropdownField;
import dev.lever4j.model.FileAnswer;
import dev.lever4j.model.FileUploadField;
import dev.lever4j.model.FormField;
import dev.lever4j.model.MultipleChoiceField;
import dev.lever4j.model.MultipleSelectField;
import dev.lever4j.model.NoteField;
import dev.lever4j.model.Ref;
import dev.lever4j.model.ScoreField;
import dev.lever4j.model.ScoreSystemField;
import dev.lever4j.model.ScorecardField;
import dev.lever4j.model.ScorecardScore;
import dev.lever4j.model.ScorecardSkill;
import dev.lever4j.model.Stage;
import dev.lever4j.model.TextField;
import dev.lever4j.model.TextareaField;
import dev.lever4j.model.UniversityField;
import dev.lever4j.model.UnknownField;
import dev.lever4j.model.User;
import dev.lever4j.model.YesNoField;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** The {@code type} says what a field is; one that does not fit its type is unknown, and never spoils the record. */
final class FormFieldReader extends ValueDeserializer<FormField> {
    @Override
    public FormField deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return (FormField) context.handleUnexpectedToken(FormField.class, parser);
        }
        return of(LeverJson.anyObject(parser));
    }

    static FormField of(Map<String, @Nullable Object> json) {
        try {
            return json.get("type") instanceof String type ? typed(type, json) : new UnknownField(json);
        } catch (JacksonException notAsDocumented) {
            return new UnknownField(json);
        }
    }

    private static FormField typed(String type, Map<String, @Nullable Object> json) {
        FieldParts parts = new FieldParts(json);
        return switch (type) {
            case "text" -> parts.valued(String.class, TextField::new);
            case "textarea" -> parts.valued(String.class, TextareaField::new);
            case "dropdown" -> parts.valued(String.class, DropdownField::new);
            // the example of diversity surveys has a blank
            case "multiple-choice", "multiple choice" -> parts.valued(String.class, MultipleChoiceField::new);
            case "multiple-select" -> multipleSelect(parts);
            case "yes-no" -> parts.valued(String.class, YesNoField::new);
            case "date" -> parts.valued(Instant.class, DateField::new);
            case "currency" -> currency(parts);
            case "file-upload" -> file(parts);
            case "score" -> parts.rated(ScoreField::new);
            case "score-system" -> parts.rated(ScoreSystemField::new);
            case "scorecard" -> scorecard(parts);
            case "code" -> code(parts);
            case "university" -> parts.valued(String.class, UniversityField::new);
            case "note" -> note(parts);
            default -> new UnknownField(json);
        };
    }

    private static FormField multipleSelect(FieldParts parts) {
        List<String> value = parts.takeList("value", String.class);
        return new MultipleSelectField(parts.head(), value);
    }

    private static FormField currency(FieldParts parts) {
        String currency = parts.take("currency", String.class);
        BigDecimal value = parts.take("value", BigDecimal.class);
        return new CurrencyField(parts.head(), currency, value);
    }

    private static FormField file(FieldParts parts) {
        FileAnswer value = parts.file();
        return new FileUploadField(parts.head(), value);
    }

    private static FormField scorecard(FieldParts parts) {
        List<ScorecardSkill> scores = parts.takeList("scores", ScorecardSkill.class);
        List<ScorecardScore> value = parts.takeList("value", ScorecardScore.class);
        return new ScorecardField(parts.head(), scores, value);
    }

    private static FormField code(FieldParts parts) {
        String language = parts.take("language", String.class);
        String value = parts.take("value", String.class);
        return new CodeField(parts.head(), language, value);
    }

    private static FormField note(FieldParts parts) {
        String value = parts.take("value", String.class);
        Ref<User> user = parts.takeRef("user", User.class);
        Ref<Stage> stage = parts.takeRef("stage", Stage.class);
        Instant createdAt = parts.take("createdAt", Instant.class);
        Integer score = parts.take("score", Integer.class);
        return new NoteField(parts.head(), value, user, stage, createdAt, score);
    }
}
