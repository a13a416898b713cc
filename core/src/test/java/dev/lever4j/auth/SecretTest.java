package dev.lever4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final Secret SECRET = Secret.of("hunter2-canary");

    @Test
    void cannotPrintItselfNorThroughWhatHoldsIt() {
        Object[] holders = {
            SECRET,
            new OAuthApp("client", SECRET),
            Authorization.apiKey(SECRET),
            Authorization.bearer(SECRET, 3),
            Secret.header("Bearer", SECRET)
        };
        for (Object holder : holders) {
            assertThat(holder.toString())
                    .doesNotContain("hunter2")
                    .doesNotContain("aHVudGVyMi1jYW5hcnk")
                    .contains("***");
        }
    }

    @Test
    void cannotBeSerialised() {
        Assertions.assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> {
            try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                out.writeObject(SECRET);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "hunter2\n", "hunter2\r\nX: y", " hunter2", "hunter2é", "hunter2\u0000", "hunter2\u007f"
            })
    void onlyWhatCannotBreakOutOfAHeaderIsASecret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(text))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("hunter2"));
    }

    @Test
    void equalTextIsAnEqualSecret() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
    }

    @Test
    void anApiKeyGoesOutAsBasicWithoutPassword() {
        assertThat(Objects.requireNonNull(Authorization.apiKey(Secret.of("key")).header())
                        .reveal())
                .isEqualTo("Basic a2V5Og==");
        assertThat(Authorization.apiKey(Secret.of("key")).generation()).isZero();
    }

    @Test
    void anAccessTokenGoesOutAsBearer() {
        assertThat(Objects.requireNonNull(
                                Authorization.bearer(Secret.of("token"), 7).header())
                        .reveal())
                .isEqualTo("Bearer token");
    }

    @Test
    void anAppNeedsAClientId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OAuthApp(" ", SECRET));
    }
}
