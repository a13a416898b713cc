package dev.lever4j.auth.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.auth.refresh.TokenReply.Granted;
import dev.lever4j.auth.refresh.TokenReply.Unclear;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenReplyParserTest {
    private static final String GRANTED =
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"bEaReR\",\"scope\":\"x:read y:read\"%s}";

    @Test
    void readsWhatLeverDocuments() {
        TokenSet tokens = granted(",\"expires_in\":3600");
        assertThat(tokens.accessToken()).isEqualTo(Secret.of("a"));
        assertThat(tokens.refreshToken()).isEqualTo(Secret.of("r"));
        assertThat(tokens.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(tokens.scopes().names()).containsExactly("x:read", "y:read");
        assertThat(tokens.toString()).doesNotContain("=a").doesNotContain("=r,");
    }

    @Test
    void readsTheAnswerThatLeverPrints() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/auth/oauth-token.json"))) {
            TokenSet tokens = ((Granted) TokenReplyParser.parse(200, in.readAllBytes())).tokens();
            assertThat(tokens.accessToken()).isEqualTo(Secret.of("access-token-a-jwt-in-the-original"));
            assertThat(tokens.refreshToken()).isEqualTo(Secret.of("DOOIm_5oZhqtkZmLwsFJudu4kBxSIdgMsKrxr_2QZZ9ia"));
            assertThat(tokens.lifetime()).isEqualTo(Duration.ofHours(1));
            assertThat(tokens.scopes().names()).containsExactly("opportunities:read:admin");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|3600",
                ",\"expires_in\":null|3600",
                ",\"expires_in\":\"soon\"|3600",
                ",\"expires_in\":[]|3600",
                ",\"expires_in\":true|3600",
                ",\"expires_in\":\"1200\"|1200",
                ",\"expires_in\":1200.9|1200",
                ",\"expires_in\":0|6",
                ",\"expires_in\":-1|6",
                ",\"expires_in\":-1e18|6",
                ",\"expires_in\":1e18|86400",
                ",\"expires_in\":1e400|86400",
                ",\"expires_in\":\"1e999999999\"|86400",
                ",\"expires_in\":99999999999999999999|86400"
            })
    void clampsOddLifetimes(String field, long seconds) {
        assertThat(granted(field).lifetime()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"invalid_grant\"}|GrantRefused",
                "403|{\"error\":\"invalid_grant\",\"error_description\":\"no\"}|GrantRefused",
                "401|{\"error\":\"invalid_client\"}|ClientRefused",
                "400|{\"error\":\"unauthorized_client\"}|ClientRefused",
                "400|<html>invalid_grant</html>|ClientRefused",
                "404||ClientRefused",
                "302||ClientRefused",
                "429||NotDone",
                "503|{\"error\":\"invalid_grant\"}|NotDone",
                "408||NotDone",
                "500||Unclear",
                "502|<html>|Unclear",
                "504||Unclear",
                "199||Unclear",
                "600||Unclear",
                "200||Unclear",
                "200|[]|Unclear",
                "200|{}|Unclear",
                "200|{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}|Unclear",
                "200|{\"access_token\":7,\"token_type\":\"Bearer\"}|Unclear",
                "200|{\"access_token\":\"a\",\"access_token\":\"b\",\"token_type\":\"Bearer\"}|Unclear"
            })
    void tellsWhatAnAnswerMeansForTheGrant(int status, String body, String meaning) {
        TokenReply reply = parse(status, body == null ? "" : body);
        assertThat(reply.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void repeatsTheErrorCodeAndNothingElse() {
        String body = "{\"error\":\"invalid_client\",\"error_description\":\"client_secret hush is wrong\"}";
        assertThat(parse(401, body).toString())
                .contains("401", "invalid_client")
                .doesNotContain("hush");
        assertThat(parse(401, "{\"error\":\"hush HUSH\"}").toString()).doesNotContain("hush");
    }

    @Test
    void everyCutOfAGoodAnswerIsUnclear() {
        String whole = GRANTED.formatted("");
        for (int length = 0; length < whole.length(); length++) {
            assertThat(parse(200, whole.substring(0, length))).isInstanceOf(Unclear.class);
        }
    }

    @Test
    void noGarbageMakesItThrow() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = GRANTED.formatted(",\"expires_in\":3600").getBytes(StandardCharsets.UTF_8);
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            int status = 100 + random.nextInt(600);
            TokenReply reply = TokenReplyParser.parse(status, body);
            assertThat(reply).isNotNull();
            assertThat(status / 100 == 2 || !(reply instanceof Granted)).isTrue();
        }
    }

    private static TokenSet granted(String field) {
        return ((Granted) parse(200, GRANTED.formatted(field))).tokens();
    }

    private static TokenReply parse(int status, String body) {
        return TokenReplyParser.parse(status, body.getBytes(StandardCharsets.UTF_8));
    }
}
