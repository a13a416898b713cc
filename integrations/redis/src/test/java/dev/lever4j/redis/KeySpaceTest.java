package dev.lever4j.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpaceTest {
    private final KeySpace keys = new KeySpace("p");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "a:b",
                "q:acme",
                "{acme}",
                "a b",
                "a+b",
                "a%2Fb",
                "*",
                "caf\u00e9",
                "cafe\u0301",
                "\ud83d\ude80"
            })
    void aKeyLeadsBackToItsName(String account) {
        assertThat(keys.account(keys.key(account))).contains(account);
        assertThat(keys.key(account).substring(2)).doesNotContain(":", "{", "}", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p",
                "p:",
                "q:acme",
                "pp:acme",
                "p:q:acme",
                "p:a b",
                "p:%",
                "p:%zz",
                "p:%2f",
                "p:%61",
                "p:%0A",
                "p:%FF"
            })
    void whatIsNoKeyOfTheseIsNotTakenForOne(String key) {
        assertThat(keys.account(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p:q", "p:", ":p", "p ", "P"})
    void noKeyBelongsToTwoPrefixes(String other) {
        KeySpace others = new KeySpace(other);
        assertThat(keys.account(others.key("acme"))).isEmpty();
        assertThat(others.account(keys.key("acme"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a*b,a\\*b:*", "a?b,a\\?b:*", "a[b]c,a\\[b]c:*", "a\\b,a\\\\b:*", "a^b-c,a^b-c:*", "{a},{a}:*"})
    void signsOfPatternsInAPrefixStandForThemselves(String prefix, String pattern) {
        assertThat(new KeySpace(prefix).pattern()).isEqualTo(pattern);
    }
}
