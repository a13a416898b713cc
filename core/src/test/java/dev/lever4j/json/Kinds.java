package dev.lever4j.json;

import dev.lever4j.auth.Secret;
import dev.lever4j.model.ApproverUser;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.OfferSignature;
import dev.lever4j.model.OfferValue;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Score;
import dev.lever4j.model.StageChange;
import dev.lever4j.model.SurveyInstructions;
import dev.lever4j.model.TextOrNumber;
import dev.lever4j.model.Urls;
import dev.lever4j.model.User;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model with a component of each kind that models have. */
public record Kinds(
        @Nullable String text,
        @Nullable Boolean truth,
        @Nullable Integer integer,
        @Nullable Long whole,
        @TextOrNumber @Nullable Long wholeOrText,
        @Nullable BigDecimal decimal,
        @Nullable Instant time,
        @TextOrNumber @Nullable Instant timeOrText,
        @Nullable Object any,
        @Nullable Map<String, @Nullable Object> map,
        @Nullable Map<String, @Nullable OfferSignature> mapOfRecords,
        @Nullable List<Map<String, @Nullable Object>> maps,
        @Nullable List<String> texts,
        @Nullable Origin word,
        @Nullable List<Origin> words,
        @Nullable Ref<User> ref,
        @Nullable List<Ref<User>> refs,
        @Nullable Urls record,
        @Nullable List<StageChange> records,
        @Nullable FormField field,
        @Nullable List<FormField> fields,
        @Nullable Headcount headcount,
        @Nullable OfferValue offerValue,
        @Nullable ApproverUser approver,
        @Nullable SurveyInstructions instructions,
        @Nullable Secret secret,
        @Nullable Score unknownToTheQuickWay) {
    static List<String> names() {
        return Arrays.stream(Kinds.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
