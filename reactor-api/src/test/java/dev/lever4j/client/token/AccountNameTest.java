package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"default", "über/uns", " a", "\uD83D\uDE00"})
    void names(String name) {
        assertThat(AccountName.is(name)).isTrue();
        assertThat(AccountName.checked(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource
    void others(String name) {
        assertThat(AccountName.is(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountName.checked(name))
                .withMessageStartingWith("account must ");
    }

    static Stream<String> others() {
        return Stream.of("", " ", "x".repeat(201), "a\0", "a\n", "a\u0085", "a\uD83D");
    }

    @Test
    void theLongestIsOne() {
        assertThat(AccountName.is("x".repeat(200))).isTrue();
    }
}
