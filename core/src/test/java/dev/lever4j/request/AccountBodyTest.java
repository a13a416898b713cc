package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.AccessRole;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Phone;
import dev.lever4j.model.User;
import dev.lever4j.model.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users, contacts and webhooks as they are sent. */
class AccountBodyTest {
    private static final String URL = "https://example.com/webhooks/test-create-nango-2";

    @Test
    void aUserIsSentWithEveryField() {
        assertThat(Sent.text(UserBody.builder("n", "e@x")
                        .accessRole(AccessRole.SUPER_ADMIN)
                        .externalDirectoryId("7")
                        .jobTitle("j")
                        .manager("m")
                        .photo("p")
                        .linkedContacts(List.of("c"))
                        .build()))
                .isEqualTo("{\"name\":\"n\",\"email\":\"e@x\",\"accessRole\":\"super admin\","
                        + "\"externalDirectoryId\":\"7\",\"jobTitle\":\"j\",\"managerId\":\"m\",\"photo\":\"p\","
                        + "\"linkedContactIds\":[\"c\"]}");
    }

    @Test
    void aUserStartsWithEverythingOfThemThatCanBeWritten() {
        User read = LeverJson.decode("""
                {"id":"u","name":"n","username":"x","email":"e@x","accessRole":"custom","photo":"p","createdAt":1,
                "deactivatedAt":null,"externalDirectoryId":"7","linkedContactIds":["c"],"jobTitle":"j","managerId":"m"}""".getBytes(StandardCharsets.UTF_8), User.class);
        assertThat(Sent.text(UserBody.from(read).jobTitle(null).build()))
                .isEqualTo("{\"name\":\"n\",\"email\":\"e@x\",\"accessRole\":\"custom\",\"linkedContactIds\":[\"c\"],"
                        + "\"externalDirectoryId\":\"7\",\"managerId\":\"m\",\"photo\":\"p\"}");
        assertThat(UserBody.from(read).build().hasAccessRole()).isTrue();
        assertThat(UserBody.builder("n", "e").build().hasAccessRole()).isFalse();
    }

    @Test
    void anEmptyIdThatWasReadIsNone() {
        User read = LeverJson.decode(
                "{\"id\":\"u\",\"name\":\"n\",\"email\":\"e\",\"managerId\":\"\",\"externalDirectoryId\":\"\"}"
                        .getBytes(StandardCharsets.UTF_8),
                User.class);
        assertThat(Sent.text(UserBody.from(read).build())).isEqualTo("{\"name\":\"n\",\"email\":\"e\"}");
    }

    @Test
    void aUserNeedsANameAndAnAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserBody.builder("", "e"))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserBody.builder("n", " "))
                .withMessageContaining("email");
        User bare = LeverJson.decode("{\"id\":\"u\"}".getBytes(StandardCharsets.UTF_8), User.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserBody.from(bare).build())
                .withMessage("name is required");
    }

    @Test
    void aContactIsSentWithItsLocationAsText() {
        assertThat(Sent.text(ContactBody.builder()
                        .headline("")
                        .location("Toronto, ON, Canada")
                        .phones(List.of(new Phone(null, "1", Map.of())))
                        .emails(List.of())
                        .build()))
                .isEqualTo("{\"headline\":\"\",\"location\":\"Toronto, ON, Canada\",\"phones\":[{\"value\":\"1\"}],"
                        + "\"emails\":[]}");
    }

    @Test
    void aContactThatCannotBeMeantIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactBody.builder().build())
                .withMessageContaining("at least one field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactBody.builder().emails(List.of(" ")))
                .withMessageContaining("emails");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactBody.builder().phones(List.of(new Phone("canary", null, Map.of()))))
                .withMessageContaining("phones")
                .withMessageNotContaining("canary");
    }

    @Test
    void aWebhookIsSentWithItsOrigins() {
        assertThat(Sent.text(WebhookBody.builder("https://x", WebhookEvent.APPLICATION_CREATED)
                        .origins(Origin.APPLIED, Origin.SOURCED)
                        .build()))
                .isEqualTo("{\"url\":\"https://x\",\"event\":\"applicationCreated\","
                        + "\"configuration\":{\"conditions\":{\"origins\":[\"applied\",\"sourced\"]}}}");
    }

    @Test
    void onlyFourEventsTakeOrigins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WebhookBody.builder(URL, WebhookEvent.CONTACT_CREATED).origins(Origin.APPLIED))
                .withMessageContaining("origins");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WebhookBody.builder(URL, WebhookEvent.CANDIDATE_HIRED).origins())
                .withMessageContaining("origins");
        assertThat(WebhookBody.builder(URL, WebhookEvent.of("new"))
                        .origins(Origin.APPLIED)
                        .build())
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookBody.builder(" ", WebhookEvent.CANDIDATE_HIRED))
                .withMessageContaining("url");
    }

    @Test
    void webhooksAreUpdatedSeveralAtOnce() {
        assertThat(Sent.text(WebhookUpdatesBody.builder()
                        .webhook("1", "https://x")
                        .webhook("2", "https://y", Origin.AGENCY)
                        .build()))
                .isEqualTo("{\"data\":[{\"id\":\"1\",\"url\":\"https://x\"},{\"id\":\"2\",\"url\":\"https://y\","
                        + "\"configuration\":{\"conditions\":{\"origins\":[\"agency\"]}}}]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookUpdatesBody.builder().build())
                .withMessageContaining("data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookUpdatesBody.builder().webhook("", "https://x"))
                .withMessageContaining("id");
    }
}
