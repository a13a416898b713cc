package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.LeverOAuth.Begun;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.error.ClientClosedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Who may complete what was begun, and how often. */
class LeverOAuthTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String GRANTED = "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\"}";

    private final Sinks.One<HttpReply> answer = Sinks.one();
    private final FakeLever server = FakeLever.answering(request -> answer.asMono());
    private final InMemoryTokenStores stores = new InMemoryTokenStores();
    private final LeverResources resources = LeverResources.builder()
            .timeAndChance(server.time)
            .connect(environment -> server)
            .build();
    private final LeverOAuth oauth = LeverOAuth.builder(new OAuthApp("client", Secret.of("hush-secret")), stores)
            .environment(FakeLever.SOMEWHERE)
            .asking(ConnectSettings.of(new RedirectUri("https://example.com/back"), Scopes.parse("users:read:admin")))
            .resources(resources)
            .build();

    @Test
    void connectsOnceHoweverOftenTheCallbackComes() {
        granting();
        Begun begun = begin();
        String query = "code=c&state=" + begun.state().reveal();
        assertThat(complete(begun.state(), query)).isInstanceOf(Connected.class);
        assertThat(reason(begun.state(), query)).isEqualTo(Reason.ALREADY_USED);
        assertThat(server.requests).hasValue(1);
        assertThat(stores.forAccount("acme").current().refreshToken()).isEqualTo(Secret.of("r"));
    }

    @Test
    void nobodyEndsInAnotherBrowserWhatHeBeganInHisOwn() {
        granting();
        Begun attackers = begin();
        Begun victims = begin();
        String query = "code=attackers&state=" + attackers.state().reveal();
        assertThat(reason(victims.state(), query)).isEqualTo(Reason.STATE_MISMATCH);
        assertThat(server.requests).hasValue(0);
        // and the victim's own consent is still good
        assertThat(complete(victims.state(), "code=c&state=" + victims.state().reveal()))
                .isInstanceOf(Connected.class);
    }

    @Test
    void aStateThatNobodyBeganIsNone() {
        Secret invented = Secret.of("x".repeat(43));
        assertThat(reason(invented, "code=c&state=" + invented.reveal())).isEqualTo(Reason.ALREADY_USED);
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void tenMinutesAreEnough() {
        granting();
        Begun late = begin();
        Begun inTime = begin();
        server.clock.advanceTimeBy(Duration.ofMinutes(10).minusMillis(1));
        assertThat(complete(inTime.state(), "code=c&state=" + inTime.state().reveal()))
                .isInstanceOf(Connected.class);
        server.clock.advanceTimeBy(Duration.ofMillis(1));
        String query = "code=c&state=" + late.state().reveal();
        assertThat(reason(late.state(), query)).isEqualTo(Reason.EXPIRED);
        assertThat(reason(late.state(), query)).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aRefusalEndsIt() {
        Begun begun = begin();
        String state = begun.state().reveal();
        assertThat(reason(begun.state(), "error=access_denied&state=" + state)).isEqualTo(Reason.DENIED);
        assertThat(reason(begun.state(), "code=c&state=" + state)).isEqualTo(Reason.ALREADY_USED);
    }

    @ParameterizedTest
    @CsvSource({
        "https%3A%2F%2Fauth.lever.test%2F,true",
        "https%3A%2F%2Fauth.lever.test,true",
        "https%3A%2F%2Fevil.test%2F,false",
        "'',false"
    })
    void anIssuerThatIsNamedMustBeTheOneAsked(String issuer, boolean ours) {
        granting();
        Begun begun = begin();
        ConnectResult result = complete(
                begun.state(),
                "code=c&iss=" + issuer + "&state=" + begun.state().reveal());
        assertThat(result instanceof Connected).isEqualTo(ours);
        assertThat(server.requests).hasValue(ours ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code=c", "nonsense"})
    void aCallbackThatIsNoneDoesNothing(String query) {
        assertThat(reason(begin().state(), query)).isEqualTo(Reason.CALLBACK_MALFORMED);
    }

    @Test
    void aBrowserThatLeavesLosesNoGrant() {
        Begun begun = begin();
        Disposable browser = oauth.complete(
                        begun.state(), "code=c&state=" + begun.state().reveal())
                .subscribe();
        settle();
        browser.dispose();
        granting();
        settle();
        assertThat(stores.forAccount("acme").current().refreshToken()).isEqualTo(Secret.of("r"));
    }

    @Test
    void closingWaitsForAnExchangeUnderWayAndLetsNoneIn() {
        Begun first = begin();
        Begun second = begin();
        oauth.complete(first.state(), "code=c&state=" + first.state().reveal()).subscribe();
        settle();
        CompletableFuture<@Nullable Void> closed =
                resources.closeGracefully(Duration.ofMinutes(1)).toFuture();
        settle();
        assertThat(closed).isNotDone();
        CompletableFuture<@Nullable ConnectResult> late = oauth.complete(
                        second.state(), "code=c&state=" + second.state().reveal())
                .toFuture();
        assertThatThrownBy(late::join).hasCauseInstanceOf(ClientClosedException.class);
        granting();
        settle();
        assertThat(closed).isCompleted();
        assertThat(stores.forAccount("acme").current().refreshToken()).isEqualTo(Secret.of("r"));
    }

    @Test
    void printsNoSecret() {
        Begun begun = begin();
        assertThat(begun.toString()).isEqualTo("Begun[https://auth.lever.test]");
        assertThat(begun.url().toString()).contains(begun.state().reveal()).doesNotContain("hush-secret");
    }

    @Test
    void refusesWhatIsNoNameOfAnAccount() {
        assertThatIllegalArgumentException().isThrownBy(() -> oauth.begin(" "));
    }

    private void granting() {
        answer.tryEmitValue(FakeLever.reply(200, GRANTED));
    }

    private void settle() {
        server.clock.advanceTimeBy(Duration.ZERO);
    }

    private Begun begin() {
        return Objects.requireNonNull(oauth.begin("acme").block(SOON));
    }

    private Reason reason(Secret expected, String query) {
        return ((NotConnected) complete(expected, query)).reason();
    }

    private ConnectResult complete(Secret expected, String query) {
        CompletableFuture<@Nullable ConnectResult> call =
                Mono.from(oauth.complete(expected, query)).toFuture();
        settle();
        return call.join();
    }
}
