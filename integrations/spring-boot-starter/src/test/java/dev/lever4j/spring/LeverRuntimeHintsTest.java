package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Stage;
import dev.lever4j.model.WebhookData;
import dev.lever4j.request.NoteBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

/** What a native image is told to keep. */
class LeverRuntimeHintsTest {
    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void register() {
        new LeverRuntimeHints().registerHints(hints, getClass().getClassLoader());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/lever4j/lever-openapi.yaml",
                "dev/lever4j/blueprints/lever.yaml",
                "dev/lever4j/blueprints/lever-basic-sandbox.yaml",
                "dev/lever4j/r2dbc/lever_grants.sql",
                "dev/lever4j/r2dbc/lever_deliveries.sql"
            })
    void filesThatAreReadAtRunTime(String file) {
        assertThat(getClass().getClassLoader().getResource(file))
                .as("it is where it is said to be")
                .isNotNull();
        assertThat(RuntimeHintsPredicates.resource().forResource(file)).accepts(hints);
    }

    @ParameterizedTest
    @ValueSource(classes = {Opportunity.class, Stage.class, NoteBody.class, WebhookData.CandidateHired.class})
    void typesThatJacksonLooksInto(Class<?> type) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(type)
                        .withMemberCategories(
                                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS))
                .accepts(hints);
    }

    @Test
    void whatJacksonMakesByItself() throws Exception {
        Class<?> filter = Class.forName("dev.lever4j.json.AbsentFilter");
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(filter)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
    }
}
