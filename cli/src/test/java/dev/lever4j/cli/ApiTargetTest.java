package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.cli.ApiTarget.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiTargetTest {
    @Test
    void idsAreTakenOutOfTheTemplate() {
        ApiTarget target = ApiTarget.parse("/opportunities/250d8f03-738a/feedback/lead-new", List.of());

        assertThat(target.template()).isEqualTo("/opportunities/{id1}/feedback/{id2}");
        assertThat(target.ids()).containsExactly("250d8f03-738a", "lead-new");
    }

    @Test
    void aPlusIsABlankInAQueryOnly() {
        ApiTarget target = ApiTarget.parse("/users/a+b%20c?tag=d+e", List.of("tag=f+g"));

        assertThat(target.ids()).containsExactly("a+b c");
        assertThat(target.query()).containsExactly(new Parameter("tag", "d e"), new Parameter("tag", "f+g"));
    }

    @Test
    void slashAndVersionAtTheFrontAreOptional() {
        assertThat(ApiTarget.parse("opportunities", List.of()).template()).isEqualTo("/opportunities");
        assertThat(ApiTarget.parse("/v1/archive_reasons", List.of()).template()).isEqualTo("/archive_reasons");
    }

    @Test
    void parametersOfThePathAndOfOptionsAreDecodedOnceAndKeptInOrder() {
        ApiTarget target = ApiTarget.parse("/opportunities?tag=a%20b&tag=c", List.of("offset=%5B1%5D", "email=a=b"));

        assertThat(target.query())
                .containsExactly(
                        new Parameter("tag", "a b"),
                        new Parameter("tag", "c"),
                        new Parameter("offset", "%5B1%5D"),
                        new Parameter("email", "a=b"));
    }

    @Test
    void whatIsNoPathBelowTheBaseUrlIsRefused() {
        for (String path : List.of("", "/", "https://evil.example/v1/users", "/users?limit", "/users?%zz=1")) {
            assertThatThrownBy(() -> ApiTarget.parse(path, List.of())).isInstanceOf(Failure.class);
        }
        assertThatThrownBy(() -> ApiTarget.parse("/users", List.of("limit"))).isInstanceOf(Failure.class);
    }
}
