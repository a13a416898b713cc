package dev.lever4j.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final URI BASE = URI.create("https://api.lever.co/v1");

    @Test
    void fillsIdsIntoTheTemplateInOrder() {
        assertThat(Endpoints.GET_APPLICATION.path("o-1", "a-1")).isEqualTo("/opportunities/o-1/applications/a-1");
        assertThat(Endpoints.GET_APPLICATION.label())
                .isEqualTo("GET /opportunities/{opportunity}/applications/{application}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "../users",
                "..%2f",
                "a?b=c",
                "a#b",
                "a b",
                "a;b",
                "%2e%2e",
                "a\\b",
                "://x",
                "@host",
                "$1",
                "${x}",
                "é😀",
                "{x}"
            })
    void anIdStaysOneSegmentWhateverItHolds(String id) {
        String path = Endpoints.GET_OPPORTUNITY.path(id);
        URI uri = URI.create(BASE + path);
        assertThat(path.substring("/opportunities/".length())).matches("([\\w.*-]|%[0-9A-F]{2})+");
        assertThat(uri.getPath()).isEqualTo("/v1/opportunities/" + id);
        assertThat(uri.normalize()).isEqualTo(uri);
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", ".", "..", "a\r\nHost: x", "a\u0000", "\u0085", "\t"})
    void whatCannotBeAnIdIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoints.GET_OPPORTUNITY.path(id))
                .withMessageContaining("{opportunity}");
    }

    @Test
    void anIdWithHalfACharacterIsRefusedRatherThanChanged() {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoints.GET_OPPORTUNITY.path("a\ud83d"));
    }

    @Test
    void randomIdsComeBackAsTheyWent() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String id = random.ints(1 + random.nextInt(12), ' ', 0xd7ff)
                    .filter(c -> !Character.isISOControl(c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (id.isEmpty() || id.equals(".") || id.equals("..")) {
                continue;
            }
            assertThat(URI.create(BASE + Endpoints.GET_STAGE.path(id)).getPath())
                    .isEqualTo("/v1/stages/" + id);
        }
    }

    @Test
    void theNumberOfIdsMustBeTheTemplates() {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoints.GET_STAGE.path());
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoints.GET_STAGE.path("a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoints.LIST_STAGES.path("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "stages",
                "//host/x",
                "/a//b",
                "/a/",
                "/a?b=c",
                "/a#b",
                "/a b",
                "/../x",
                "/a/.",
                "/a/%2E./b",
                "/a\r\nb",
                "/{a",
                "/a}",
                "/{}",
                "/{a}{b}",
                "/{a/b}",
                "https://x/y",
                "/a\\b",
                "/a%",
                "/a%4",
                "/a%zz"
            })
    void aTemplateIsAPlainPath(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoints.raw(HttpMethod.GET, template))
                .withMessageContaining("/opportunities/{opportunity}");
    }

    @Test
    void rawFindsTheKnownOperationWhateverItsVariablesAreCalled() {
        assertThat(Endpoints.raw(HttpMethod.GET, "/opportunities/{id}")).isSameAs(Endpoints.GET_OPPORTUNITY);
        assertThat(Endpoints.raw(HttpMethod.GET, "/opportunities/deleted"))
                .isSameAs(Endpoints.LIST_DELETED_OPPORTUNITIES);
    }

    @Test
    void ofAnUnknownOperationOnlyGetAndDeleteAreSafeToResend() {
        for (HttpMethod method : HttpMethod.values()) {
            Endpoint endpoint = Endpoints.raw(method, "/candidates/{id}/notes");
            boolean safe = method == HttpMethod.GET || method == HttpMethod.DELETE;
            assertThat(endpoint.resend()).isEqualTo(safe ? Resend.SAFE : Resend.UNSAFE);
            assertThat(endpoint.shape()).isEqualTo(Shape.RAW);
        }
        assertThat(Endpoints.raw(HttpMethod.POST, "/opportunities").resend()).isEqualTo(Resend.UNSAFE);
    }

    @Test
    void everyOperationIsThereOnce() {
        assertThat(Endpoints.all()).hasSize(106);
        assertThat(Endpoints.all().stream().map(endpoint -> endpoint.label().replaceAll("\\{\\w+}", "{}")))
                .doesNotHaveDuplicates();
        assertThat(Endpoints.all().stream().collect(Collectors.groupingBy(Endpoint::method, Collectors.counting())))
                .isEqualTo(
                        Map.of(HttpMethod.GET, 55L, HttpMethod.POST, 26L, HttpMethod.PUT, 14L, HttpMethod.DELETE, 11L));
    }

    @Test
    void aReadNeedsTheReadingScopeAndNoUser() {
        assertThat(Endpoints.all()).allSatisfy(endpoint -> {
            boolean read = endpoint.method() == HttpMethod.GET;
            assertThat(endpoint.scope()).endsWith(read ? ":read" : ":write");
            assertThat(read && endpoint.performAs() != PerformAsRule.NONE).isFalse();
        });
    }

    @Test
    void whatAWriteWouldDoTwiceIsNotSentAgain() {
        assertThat(Endpoints.all().stream().filter(endpoint -> endpoint.resend() == Resend.UNSAFE))
                .containsExactlyInAnyOrder(
                        Endpoints.CREATE_FEEDBACK,
                        Endpoints.CREATE_FEEDBACK_TEMPLATE,
                        Endpoints.REPLACE_FEEDBACK_TEMPLATE,
                        Endpoints.UPLOAD_FILE,
                        Endpoints.CREATE_INTERVIEW,
                        Endpoints.CREATE_NOTE,
                        Endpoints.CREATE_OPPORTUNITY,
                        Endpoints.CHANGE_STAGE,
                        Endpoints.CHANGE_ARCHIVED,
                        Endpoints.CREATE_PANEL,
                        Endpoints.REPLACE_PANEL,
                        Endpoints.CREATE_POSTING,
                        Endpoints.APPLY,
                        Endpoints.CREATE_PROFILE_FORM,
                        Endpoints.CREATE_FORM_TEMPLATE,
                        Endpoints.REPLACE_FORM_TEMPLATE,
                        Endpoints.CREATE_REQUISITION,
                        Endpoints.CREATE_REQUISITION_FIELD,
                        Endpoints.ADD_REQUISITION_FIELD_OPTIONS,
                        Endpoints.UPLOAD,
                        Endpoints.CREATE_USER,
                        Endpoints.CREATE_WEBHOOK);
    }
}
