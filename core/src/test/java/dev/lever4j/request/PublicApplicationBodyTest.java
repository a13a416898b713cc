package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PublicApplicationBodyTest {
    @Test
    void everyDocumentedField() {
        PublicApplicationBody body = PublicApplicationBody.builder("Jane Doe", "jane@example.com")
                .phone("1")
                .org("o")
                .urls(Map.of("GitHub", "https://github.com/"))
                .comments("c")
                .silent(true)
                .source("LinkedIn")
                .ip("184.23.195.146")
                .timezone("Europe/Berlin")
                .userAgent("u")
                .acceptLanguage("de")
                .referer("r")
                .consentToMarketing(true)
                .consentToStorage(false, "policy")
                .opportunityLocation("l")
                .build();
        assertThat(Sent.tree(body)).isEqualTo(JsonMapper.shared().readTree("""
                {"name":"Jane Doe","email":"jane@example.com","phone":"1","org":"o",
                "urls":{"GitHub":"https://github.com/"},"comments":"c","silent":true,"source":"LinkedIn",
                "ip":"184.23.195.146","timezone":"Europe/Berlin","userAgent":"u","acceptLanguage":"de","referer":"r",
                "consent":{"marketing":true,"store":{"provided":false,"compliancePolicyId":"policy"}},
                "opportunityLocation":"l"}"""));
        assertThat(body.toString()).doesNotContain("Jane").doesNotContain("jane");
    }

    @Test
    void whatLeverWouldRefuseNamesItsField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicApplicationBody.builder(" ", "a@b"))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicApplicationBody.builder("n", "nobody"))
                .withMessageContaining("email")
                .withMessageNotContaining("nobody");
        PublicApplicationBody.Builder body = PublicApplicationBody.builder("n", "a@b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body.consentToMarketing(true, " "))
                .withMessageContaining("consent.marketing");
        assertThatIllegalArgumentException().isThrownBy(() -> body.phone("")).withMessageContaining("phone");
    }

    @Test
    void theFilterRepeatsItsNames() {
        PublicPostingFilter filter = PublicPostingFilter.builder()
                .location("Oakland", "Boston")
                .commitment("c")
                .team("t")
                .department("d")
                .level("v")
                .limit(3)
                .build();
        assertThat(filter.toQuery().encoded())
                .isEqualTo("location=Oakland&location=Boston&commitment=c&team=t&department=d&level=v&limit=3");
        assertThat(filter.toBuilder().build()).isEqualTo(filter);
    }
}
