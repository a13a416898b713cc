package dev.lever4j.webhook;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.WebhookData;
import dev.lever4j.model.WebhookEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a delivery of a body, or nothing of what is none. */
final class DeliveryReader {
    private static final Map<WebhookEvent, Class<? extends WebhookData>> KNOWN = Map.of(
            WebhookEvent.APPLICATION_CREATED, WebhookData.ApplicationCreated.class,
            WebhookEvent.CANDIDATE_HIRED, WebhookData.CandidateHired.class,
            WebhookEvent.CANDIDATE_STAGE_CHANGE, WebhookData.CandidateStageChange.class,
            WebhookEvent.CANDIDATE_ARCHIVE_CHANGE, WebhookData.CandidateArchiveChange.class,
            WebhookEvent.CANDIDATE_DELETED, WebhookData.CandidateDeleted.class,
            WebhookEvent.INTERVIEW_CREATED, WebhookData.InterviewCreated.class,
            WebhookEvent.INTERVIEW_UPDATED, WebhookData.InterviewUpdated.class,
            WebhookEvent.INTERVIEW_DELETED, WebhookData.InterviewDeleted.class,
            WebhookEvent.CONTACT_CREATED, WebhookData.ContactCreated.class,
            WebhookEvent.CONTACT_UPDATED, WebhookData.ContactUpdated.class);

    private DeliveryReader() {}

    static Optional<SignedDelivery> read(byte[] body) {
        try {
            return Optional.ofNullable(signed(LeverJson.map(body)));
        } catch (MalformedResponseException noJson) {
            return Optional.empty();
        }
    }

    private static @Nullable SignedDelivery signed(Map<String, @Nullable Object> body) {
        Object signature = body.remove("signature");
        Object token = body.remove("token");
        Object at = body.remove("triggeredAt");
        Object event = body.remove("event");
        Object data = body.remove("data");
        Object id = body.remove("id");
        if (!(token instanceof String randomly)
                || !(at instanceof Long || at instanceof Integer)
                || !(event instanceof String word)
                || !(data instanceof Map<?, ?> fields)
                || !isTextOrNull(id)
                || !isTextOrNull(signature)
                || randomly.isEmpty()
                || word.isEmpty()) {
            return null;
        }
        WebhookEvent known = WebhookEvent.of(word);
        WebhookDelivery delivery = new WebhookDelivery(
                (String) id,
                known,
                Instant.ofEpochMilli(((Number) at).longValue()),
                randomly,
                data(known, copy(fields)),
                Collections.unmodifiableMap(body));
        return new SignedDelivery(delivery, (String) signature);
    }

    private static boolean isTextOrNull(@Nullable Object value) {
        return value == null || value instanceof String;
    }

    private static WebhookData data(WebhookEvent event, Map<String, @Nullable Object> fields) {
        Class<? extends WebhookData> type = KNOWN.get(event);
        if (fields.isEmpty()) {
            return new WebhookData.Test();
        }
        if (type == null) {
            return new WebhookData.Other(fields);
        }
        try {
            return LeverJson.decode(LeverJson.encode(fields), type);
        } catch (MalformedResponseException anotherForm) {
            return new WebhookData.Other(fields);
        }
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put((String) name, value));
        return copy;
    }
}
