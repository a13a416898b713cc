package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Lever",
                "1lever",
                "pg_lever",
                "a b",
                "a.b",
                "a\"b",
                "é",
                "a;b",
                "a23456789012345678901234567890123456789012345678901234567890abcd"
            })
    void whatIsNoPlainNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchemaName(name))
                .withMessageContaining("lower-case letters");
    }

    @Test
    void isQuoted() {
        assertThat(new SchemaName("order").of("group")).isEqualTo("\"order\".\"group\"");
    }
}
