package dev.lever4j.auth.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.auth.refresh.TokenReplyParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each refusal has a reason of its own and says what to do. */
class RefusalsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"error\":\"invalid_grant\",\"error_description\":\"hush\"}|CODE_REFUSED|begin again",
                "401|{\"error\":\"invalid_client\"}|APP_REFUSED|client secret",
                "401|{\"error\":\"access_denied\",\"error_description\":\"hush\"}|APP_REFUSED|client secret",
                "400|{\"error\":\"unauthorized_client\"}|APP_REFUSED|client secret",
                "400|{\"error\":\"invalid_scope\"}|SCOPES_REFUSED|ask for fewer",
                "400|{\"error\":\"invalid_request\"}|REQUEST_REFUSED|redirect URI",
                "200|<html>hush</html>|ANSWER_UNUSABLE|auth URL",
                "403|<html>hush</html>|ANSWER_UNUSABLE|auth URL",
                "500|<html>hush</html>|ANSWER_UNUSABLE|auth URL",
                "302||ANSWER_UNUSABLE|auth URL",
                "200||ANSWER_UNUSABLE|auth URL",
                "404|{}|ANSWER_UNUSABLE|auth URL",
                "503||UNAVAILABLE|later",
                "429|{}|UNAVAILABLE|later"
            })
    void ofTheTokenEndpoint(int status, String body, Reason reason, String advice) {
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        NotConnected refusal = Refusals.of(TokenReplyParser.parse(status, bytes));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).contains(advice);
        assertThat(refusal.toString()).doesNotContain("hush");
    }

    @Test
    void anAnswerThatWasLostIsNoAnswer() {
        NotConnected refusal = Refusals.of(new TokenReply.Unclear("it broke off", new IllegalStateException()));
        assertThat(refusal.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,DENIED",
        "unauthorized_client,APP_REFUSED",
        "invalid_client,APP_REFUSED",
        "invalid_scope,SCOPES_REFUSED",
        "server_error,REQUEST_REFUSED",
        "unknown,REQUEST_REFUSED"
    })
    void ofTheBrowser(String error, Reason reason) {
        NotConnected refusal = Refusals.of(new Callback.Refused(Secret.of("s"), error, "said so", null));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.said()).isEqualTo(error + ": said so");
        assertThat(refusal.message()).doesNotContain("said so");
    }
}
