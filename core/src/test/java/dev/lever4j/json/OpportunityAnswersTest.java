package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.ChangedOpportunity;
import dev.lever4j.model.CreatedOpportunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpportunityAnswersTest {
    @Test
    void whetherItWasDedupedLiesBesideTheOpportunity() {
        byte[] answer = Fixtures.named("opportunities-3").bytes();
        CreatedOpportunity created = LeverJson.decode(answer, CreatedOpportunity.class);
        assertThat(created.deduped()).isTrue();
        assertThat(created.opportunity().name()).isEqualTo("Nango Test Candidate");
        assertThat(created.toString()).contains(created.opportunity().id()).doesNotContain("Nango");
        assertThat(Undeclared.in(created)).isEmpty();
    }

    @Test
    void aDocumentedAnswerDoesNotSayAndWhatElseItSaysIsKept() {
        CreatedOpportunity created = created("{\"data\":{\"id\":\"o\"},\"warnings\":[1]}");
        assertThat(created.deduped()).isNull();
        assertThat(created.additional()).containsKey("warnings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"deduped\":true}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":{}}",
                "{\"data\":{\"id\":\"o\"},\"deduped\":\"true\"}",
                "{\"data\":{\"id\":\"o\"},\"deduped\":1}"
            })
    void anythingElseIsMalformed(String json) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> created(json));
    }

    @Test
    void aChangedOpportunityHasNothingOfItsContact() {
        ChangedOpportunity changed = LeverJson.decode("""
                {"id":"o","name":"n","headline":"h","location":"l","phones":[{"value":"1"}],"emails":["e"],"links":["k"],
                "dataProtection":{"store":{"allowed":true}},"isAnonymized":true,"stage":"lead-new","new":1}""".getBytes(UTF_8), ChangedOpportunity.class);
        assertThat(new String(LeverJson.encode(changed), UTF_8))
                .isEqualTo("{\"id\":\"o\",\"stage\":\"lead-new\",\"new\":1}");
        assertThat(changed.toString()).isEqualTo("ChangedOpportunity[o]");
    }

    private static CreatedOpportunity created(String json) {
        return LeverJson.decode(json.getBytes(UTF_8), CreatedOpportunity.class);
    }
}
