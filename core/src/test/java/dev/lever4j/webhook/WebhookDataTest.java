package dev.lever4j.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.Archived;
import dev.lever4j.model.WebhookData;
import dev.lever4j.model.WebhookEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookDataTest {
    private static final Instant AT = Instant.ofEpochMilli(1767225600000L);

    private static WebhookData data(WebhookEvent event, String json) {
        return data(event.text(), json);
    }

    private static WebhookData data(String event, String json) {
        Vector vector = Vector.any();
        Verification verification =
                WebhookVerifier.of(vector.signingToken()).verify(vector.body(event, json), vector.at());
        assertThat(verification).isInstanceOf(Verified.class);
        return ((Verified) verification).delivery().data();
    }

    @Test
    void eachEventHasItsForm() {
        assertThat(data(
                        WebhookEvent.APPLICATION_CREATED,
                        "{\"applicationId\":\"a\",\"opportunityId\":\"o\",\"contactId\":\"c\",\"candidateId\":\"o\"}"))
                .isEqualTo(new WebhookData.ApplicationCreated("o", "a", "c", Map.of("candidateId", "o")));
        assertThat(data(WebhookEvent.CANDIDATE_HIRED, "{\"opportunityId\":\"o\",\"contactId\":\"c\"}"))
                .isEqualTo(new WebhookData.CandidateHired("o", "c", Map.of()));
        assertThat(data(
                        WebhookEvent.CANDIDATE_STAGE_CHANGE,
                        "{\"opportunityId\":\"o\",\"contactId\":\"c\",\"fromStageId\":\"s\",\"toStageId\":\"t\"}"))
                .isEqualTo(new WebhookData.CandidateStageChange("o", "c", "s", "t", Map.of()));
        assertThat(data(
                        WebhookEvent.CANDIDATE_ARCHIVE_CHANGE,
                        "{\"opportunityId\":\"o\",\"contactId\":\"c\",\"fromArchived\":null,"
                                + "\"toArchived\":{\"archivedAt\":1767225600000,\"reason\":\"r\"}}"))
                .isEqualTo(new WebhookData.CandidateArchiveChange(
                        "o", "c", null, new Archived("r", AT, Map.of()), Map.of()));
        assertThat(data(
                        WebhookEvent.CANDIDATE_DELETED,
                        "{\"opportunityId\":\"o\",\"contactId\":\"c\",\"deletedBy\":\"u\"}"))
                .isEqualTo(new WebhookData.CandidateDeleted("o", "c", "u", Map.of()));
        String interview = "{\"interviewId\":\"i\",\"panelId\":\"p\",\"opportunityId\":\"o\",\"%s\":1767225600000}";
        assertThat(data(WebhookEvent.INTERVIEW_CREATED, interview.formatted("createdAt")))
                .isEqualTo(new WebhookData.InterviewCreated("o", "i", "p", AT, Map.of()));
        assertThat(data(WebhookEvent.INTERVIEW_UPDATED, interview.formatted("updatedAt")))
                .isEqualTo(new WebhookData.InterviewUpdated("o", "i", "p", AT, Map.of()));
        assertThat(data(WebhookEvent.INTERVIEW_DELETED, interview.formatted("deletedAt")))
                .isEqualTo(new WebhookData.InterviewDeleted("o", "i", "p", AT, Map.of()));
        String contact = "{\"contactId\":\"c\",\"accountId\":\"x\",\"%s\":1767225600000}";
        assertThat(data(WebhookEvent.CONTACT_CREATED, contact.formatted("createdAt")))
                .isEqualTo(new WebhookData.ContactCreated("c", "x", AT, Map.of()));
        assertThat(data(WebhookEvent.CONTACT_UPDATED, contact.formatted("updatedAt")))
                .isEqualTo(new WebhookData.ContactUpdated("c", "x", AT, Map.of()));
    }

    @Test
    void aTestHasNoData() {
        assertThat(data(WebhookEvent.CANDIDATE_HIRED, "{}")).isEqualTo(new WebhookData.Test());
    }

    @Test
    void whatIsNotKnownIsKeptAsItCame() {
        assertThat(data("offerSigned", "{\"offerId\":\"f\",\"n\":[1,null]}"))
                .isInstanceOfSatisfying(
                        WebhookData.Other.class,
                        other -> assertThat(other.fields())
                                .containsEntry("offerId", "f")
                                .containsKey("n"));
        assertThat(data(WebhookEvent.CANDIDATE_HIRED, "{\"contactId\":\"c\"}"))
                .isEqualTo(new WebhookData.Other(Map.of("contactId", "c")));
        assertThat(data(WebhookEvent.CONTACT_CREATED, "{\"contactId\":7}"))
                .isEqualTo(new WebhookData.Other(Map.of("contactId", 7)));
    }
}
