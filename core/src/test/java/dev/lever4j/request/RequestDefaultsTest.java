package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDefaultsTest {
    @Test
    void aCallsOwnParameterWins() {
        RequestDefaults defaults = RequestDefaults.NONE.parameter("tenant", "7").parameter("tag", "x");
        assertThat(defaults.in(Query.empty().and("tag", "mine")).encoded()).isEqualTo("tag=mine&tenant=7");
        assertThat(RequestDefaults.NONE.in(Query.empty()).isEmpty()).isTrue();
    }

    @Test
    void headersDifferByNameWithoutCase() {
        RequestDefaults defaults = RequestDefaults.NONE.header("X-A", "1").header("x-a", "2");
        assertThat(defaults.headers()).isEqualTo(Map.of("x-a", "2"));
        assertThat(defaults).isEqualTo(RequestDefaults.NONE.header("X-a", "2"));
        assertThat(defaults.toString()).contains("x-a").doesNotContain("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization", "HOST", "content-length", "Transfer-Encoding", "Accept-Encoding", "a b", "", "é"
            })
    void someHeadersAreNotForCallersToSet(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestDefaults.NONE.header(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "canary\r\nx: y", " canary", "canary\u00e9"})
    void valuesCannotBreakOutOfTheirHeader(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestDefaults.NONE.header("x-a", value))
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "offset", "perform_as", " "})
    void someParametersAreSetElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestDefaults.NONE.parameter(name, "1"));
    }
}
