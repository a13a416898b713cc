package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    @ParameterizedTest
    @CsvSource({
        "a b, a%20b",
        "a+b, a%2Bb",
        "a&b=c, a%26b%3Dc",
        "a#b?c/d, a%23b%3Fc%2Fd",
        "%5B1%2C2%5D, %255B1%252C2%255D",
        "é😀, %C3%A9%F0%9F%98%80",
        "jane@example.com, jane%40example.com"
    })
    void encodesEachValueOnce(String value, String encoded) {
        Query query = Query.empty().and("q", value);
        assertThat(query.encoded()).isEqualTo("q=" + encoded);
        assertThat(URI.create("https://x/?" + query.encoded()).getQuery()).isEqualTo("q=" + value);
    }

    @Test
    void aLineBreakCannotLeaveTheQuery() {
        assertThat(Query.empty().and("q", "a\r\nHost: b").encoded()).isEqualTo("q=a%0D%0AHost%3A%20b");
    }

    @Test
    void namesAreEncodedToo() {
        assertThat(Query.empty()
                        .andEach("accessRole[]", List.of("admin", "super admin"))
                        .encoded())
                .isEqualTo("accessRole%5B%5D=admin&accessRole%5B%5D=super%20admin");
    }

    @Test
    void keepsOrderAndRepetition() {
        Query query = Query.empty().and("b", 2).and("a", 1).and("b", 3);
        assertThat(query.encoded()).isEqualTo("b=2&a=1&b=3");
        assertThat(query.values("b")).containsExactly("2", "3");
        assertThat(query.names()).containsExactly("b", "a");
    }

    @Test
    void withReplacesEveryValueOfTheName() {
        Query query = Query.empty().and("limit", 1).and("a", 1).and("limit", 2);
        assertThat(query.with("limit", 100).encoded()).isEqualTo("a=1&limit=100");
        assertThat(query.values("limit")).containsExactly("1", "2");
    }

    @Test
    void showsNoValues() {
        assertThat(Query.empty().and("email", "jane@example.com")).hasToString("Query[email]");
    }

    @Test
    void halfACharacterIsRefusedRatherThanChanged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.empty().and("tag", "cut \ud83d"))
                .withMessageContaining("tag")
                .withMessageNotContaining("cut \ud83d");
    }

    @Test
    void emptyIsEmpty() {
        assertThat(Query.empty().isEmpty()).isTrue();
        assertThat(Query.empty().encoded()).isEmpty();
    }
}
