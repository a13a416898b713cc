package dev.lever4j.auth.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.Callback.Granted;
import dev.lever4j.auth.connect.Callback.Malformed;
import dev.lever4j.auth.connect.Callback.Refused;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser brings back, which anybody may have written. */
class CallbackTest {
    @Test
    void readsACode() {
        assertThat(Callback.parse("?code=a%2Bb&state=s-1&unknown=x"))
                .isEqualTo(new Granted(Secret.of("s-1"), Secret.of("a+b"), null));
        assertThat(Callback.parse("iss=https%3A%2F%2Fauth.lever.co%2F&code=c&state=s"))
                .isEqualTo(new Granted(Secret.of("s"), Secret.of("c"), "https://auth.lever.co/"));
    }

    @Test
    void readsARefusal() {
        assertThat(Callback.parse("error=access_denied&error_description=User+did%20not%0Aauthorize&state=s"))
                .isEqualTo(new Refused(Secret.of("s"), "access_denied", "User did not authorize", null));
    }

    @Test
    void ofAStrangersTextOnlyAShortLineIsLeft() {
        String hostile = "%1B%5B31mred%E2%80%AEevil%00%0d%0a" + "x".repeat(5000);
        Refused refused = (Refused) Callback.parse("state=s&error=%3Cscript%3E&error_description=" + hostile);
        assertThat(refused.error()).isEqualTo("unknown");
        assertThat(refused.description()).startsWith("[31mred evil x").hasSizeLessThanOrEqualTo(201);
        assertThat(refused.description().chars())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "?",
                "code=hush",
                "state=hush",
                "code=hush&state=",
                "state=s&code=",
                "state=s&code=hush&error=access_denied",
                "state=s&state=s&code=hush",
                "state=s&code=hush&code=hush",
                "state=s&code=hush%",
                "state=s&code=hush%0d%0aset-cookie",
                "state=s&code=hush%20two",
                "state=%F0%9F%92%A9&code=hush"
            })
    void saysWhatIsWrongAndQuotesNothing(String query) {
        Callback read = Callback.parse(query);
        assertThat(read).isInstanceOf(Malformed.class);
        assertThat(read.toString()).contains("callback").doesNotContain("hush");
    }

    @Test
    void isNeverLongerThanAUrl() {
        assertThat(Callback.parse("state=s&code=" + "c".repeat(17_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void printsNoSecret() {
        assertThat(Callback.parse("state=hush-1&code=hush-2").toString()).doesNotContain("hush");
        assertThat(Callback.parse("state=hush-1&error=access_denied").toString())
                .doesNotContain("hush");
    }

    @Test
    void noGarbageMakesItThrow() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder query = new StringBuilder("code=abc&state=def&iss=x&error_description=y");
            for (int hits = random.nextInt(6); hits >= 0; hits--) {
                query.setCharAt(random.nextInt(query.length()), (char) random.nextInt(256));
            }
            assertThat(Callback.parse(query.toString())).isNotNull();
        }
    }
}
