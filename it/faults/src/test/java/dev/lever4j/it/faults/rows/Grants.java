package dev.lever4j.it.faults.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Expected;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Outcome;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rejected tokens and refreshes. */
final class Grants {
    private static final Fault UNAUTHORIZED = turn ->
            turn.status("401 Unauthorized", "{\"code\":\"Unauthorized\",\"message\":\"" + Canaries.ACCESS + "\"}");
    private static final String TOKENS = "reactor-api/dev.lever4j.client.token.";
    private static final String LOAD = "reactor-api/dev.lever4j.client.simulated.RefreshUnderLoadTest#";
    /** Old enough to have been accepted, young enough to be served. */
    private static final Duration LIVE = Duration.ofMinutes(20);
    /** So near its end that it is refreshed while it is still served. */
    private static final Duration DUE = Duration.ofSeconds(3_600 - 200);

    private Grants() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(rejected());
        rows.addAll(refused());
        rows.addAll(odd());
        return rows;
    }

    private static List<Row> rejected() {
        return List.of(
                Row.of(29, "401 once, then good after a refresh", each("", Op.LIST, Op.GET, Op.POST, Op.DOWNLOAD)),
                Row.of(
                                30,
                                "401 for ever",
                                Case.on(Op.GET, "with a grant")
                                        .with(setup -> setup.grantOf(LIVE))
                                        .always(UNAUTHORIZED)
                                        .fails(UnauthorizedException.class, 2)
                                        .also(Expected.sent(2, 1)))
                        .and(Case.on(Op.CROWD, "with a grant, 300 at once")
                                .with(setup -> setup.grantOf(LIVE))
                                .always(UNAUTHORIZED)
                                .expects(Expected.error(UnauthorizedException.class))
                                .also(Expected.sent(-1, 1))
                                .also(outcome -> assertThat(outcome.server().apiRequests())
                                        .hasSizeLessThanOrEqualTo(2 * Op.CROWDED)))
                        .provedBy(LOAD + "whereEveryTokenIsRejectedEachCallSendsTwiceAtMostAndOneRefreshIsTried"),
                Row.of(
                                31,
                                "401 in the middle of a stream",
                                Case.on(Op.LIST, "on the second page")
                                        .with(setup -> setup.grantOf(LIVE))
                                        .always(turn -> {
                                            boolean second =
                                                    turn.request().target().contains("offset=n1");
                                            if (second
                                                    && turn.request()
                                                            .all("authorization")
                                                            .contains("Bearer " + Canaries.ACCESS)) {
                                                UNAUTHORIZED.play(turn);
                                            } else {
                                                Pages.answer(turn);
                                            }
                                        })
                                        .ok(3)
                                        .also(Expected.sent(3, 1)))
                        .provedBy("reactor-api/dev.lever4j.client.SimulatedLeverTest"
                                + "#anExpiredTokenIsRefreshedInTheMiddleOfAListAndNoPageIsLostOrTwice"),
                Row.of(32, "401 with an API key", keys(Op.LIST, Op.GET, Op.POST, Op.DOWNLOAD)));
    }

    private static List<Case> each(String name, Op... ops) {
        List<Case> cases = new ArrayList<>();
        for (Op op : ops) {
            cases.add(Case.on(op, name + "with a grant")
                    .with(setup -> setup.grantOf(LIVE))
                    .once(UNAUTHORIZED)
                    .ok(2)
                    .also(Expected.sent(2, 1)));
        }
        return cases;
    }

    private static List<Case> keys(Op... ops) {
        List<Case> cases = new ArrayList<>();
        for (Op op : ops) {
            cases.add(Case.on(op, "is final")
                    .always(UNAUTHORIZED)
                    .fails(UnauthorizedException.class, 1)
                    .also(Expected.sent(1, 0)));
        }
        return cases;
    }

    private static List<Row> refused() {
        return List.of(
                Row.of(
                                59,
                                "503 or silence during a refresh, the old token lives",
                                Case.on(Op.GET, "503")
                                        .with(setup -> setup.grantOf(DUE))
                                        .tokens(99, status("503 Busy", ""))
                                        .expects(Expected.right(Op.GET))
                                        .also(Grants::wasServedTheOldToken))
                        .and(Case.on(Op.GET, "silence")
                                .with(setup -> setup.grantOf(DUE))
                                .tokens(99, turn -> turn.line().hold())
                                .expects(Expected.right(Op.GET))
                                .also(Grants::wasServedTheOldToken))
                        .provedBy(TOKENS + "RefreshingTokenSourceTest#aFailedAdvisoryRefreshReachesNobodyAndIsSpaced"),
                Row.of(
                                60,
                                "503 during a refresh, the old token is dead",
                                refresh("503", "503 Busy", "", AuthUnavailableException.class))
                        .and(refresh("429", "429 Slowly", "", AuthUnavailableException.class))
                        .and(refresh(
                                "temporarily_unavailable",
                                "400 Bad Request",
                                "{\"error\":\"temporarily_unavailable\"}",
                                AuthUnavailableException.class))
                        .and(Case.on(Op.REFRESH, "nobody listens")
                                .nobody()
                                .expects(Expected.error(AuthUnavailableException.class))
                                .also(Grants::grantIsKept)),
                Row.of(61, "invalid_grant", lost("400 Bad Request"))
                        .and(lost("403 Forbidden"))
                        .provedBy("reactor-api/dev.lever4j.client.simulated.LostAccountTest"
                                + "#aThousandCallsFailOfOneLossWhichIsToldOnceAndAskedForOnce"),
                Row.of(62, "invalid_grant, and another process has saved a newer token")
                        .provedBy(
                                TOKENS + "RefreshFailureTest#aRefusalMeansNothingIfAnotherProcessHasSavedANewerGrant"),
                Row.of(
                                63,
                                "invalid_client, unauthorized_client, HTML",
                                refresh(
                                        "invalid_client",
                                        "401 No",
                                        "{\"error\":\"invalid_client\"}",
                                        OAuthClientException.class))
                        .and(refresh(
                                "unauthorized_client",
                                "400 No",
                                "{\"error\":\"unauthorized_client\"}",
                                OAuthClientException.class))
                        .and(refresh("HTML", "400 No", "<html>" + Canaries.REFRESH, OAuthClientException.class))
                        .and(refresh(
                                "a description that quotes the token",
                                "400 No",
                                "{\"error\":\"invalid_request\",\"error_description\":\"" + Canaries.REFRESH + "\"}",
                                OAuthClientException.class)));
    }

    private static List<Row> odd() {
        return List.of(
                Row.of(
                        64,
                        "a reply without refresh_token",
                        answered(
                                "\"refresh_token\":",
                                "\"no_token\":",
                                outcome -> assertThat(
                                                grant(outcome).refreshToken().reveal())
                                        .isEqualTo(Canaries.REFRESH))),
                Row.of(65, "odd lifetimes", lifetimes())
                        .provedBy("core/dev.lever4j.auth.refresh.TokenReplyParserTest#clampsOddLifetimes")
                        .provedBy(TOKENS + "RefreshFailureTest#tinyLifetimesCauseNoStorm"),
                Row.of(
                                66,
                                "a reply without access_token, of another type, or cut",
                                useless("no access_token", "\"access_token\":", "\"a\":"))
                        .and(useless("an empty access_token", Canaries.ACCESS + "-0", ""))
                        .and(useless("another type", "\"Bearer\"", "\"mac\""))
                        .and(useless("a token that no header can carry", Canaries.ACCESS + "-0", "a\\r\\nb"))
                        .and(useless("cut", "3600,", "")),
                Row.of(
                                67,
                                "a reset after the refresh was applied",
                                Case.on(Op.REFRESH, "reset")
                                        .once(turn -> turn.line().reset())
                                        .fails(RefreshOutcomeUnknownException.class, 1)
                                        .also(Grants::intentIsOpen))
                        .and(Case.on(Op.REFRESH, "silence")
                                .with(setup -> setup.refresh(now -> now.requestTimeout(Duration.ofMillis(300))))
                                .once(turn -> turn.line().hold())
                                .fails(RefreshOutcomeUnknownException.class, 1)
                                .also(Grants::intentIsOpen))
                        .and(Case.on(Op.REFRESH, "502")
                                .once(status("502 Bad Gateway", ""))
                                .fails(RefreshOutcomeUnknownException.class, 1)
                                .also(Grants::intentIsOpen)),
                Row.of(68, "a token store that is read-only, full, corrupt or slow")
                        .provedBy(
                                TOKENS
                                        + "RefreshingTokenSourceTest#whenTheIntentCannotBeSavedNoRefreshStartsAndALivingTokenIsServed")
                        .provedBy(TOKENS + "HangingStoreTest#withADeadTokenCallsWaitAsLongAsTheStoreMayTake")
                        .provedBy("reactor-api/dev.lever4j.client.simulated.MisbehavingStoreTest#aSaveThatFailsAnyHow"),
                Row.of(
                                69,
                                "500 calls at expiry",
                                Case.on(Op.CROWD, "without a token, 300 at once")
                                        .with(setup -> setup.grant())
                                        .once(turn -> turn.line().write(turn.right()))
                                        .expects(Expected.right(Op.CROWD))
                                        .also(Expected.sent(Op.CROWDED, 1)))
                        .provedBy(LOAD + "aThousandCallsWithoutATokenShareOneRefresh")
                        .known("300 at once here, as there is no token yet; the thousand of the other test share one"
                                + " as well, at a server without faults"),
                Row.of(70, "a waiter cancels during a shared refresh")
                        .provedBy(TOKENS + "RefreshingTokenSourceTest#aCallersCancelOrTimeoutLeavesTheRefreshRunning")
                        .provedBy(LOAD + "callersThatLeaveDuringASlowRefreshDisturbNobody"));
    }

    private static Fault status(String status, String body) {
        return turn -> turn.status(status, body);
    }

    private static Case refresh(String name, String status, String body, Class<? extends LeverException> type) {
        return Case.on(Op.REFRESH, name)
                .once(status(status, body))
                .fails(type, 1)
                .also(Grants::grantIsKept);
    }

    private static Case lost(String status) {
        return Case.on(Op.REFRESH, status)
                .always(status(
                        status, "{\"error\":\"invalid_grant\",\"error_description\":\"" + Canaries.REFRESH + "\"}"))
                .fails(ReauthorizationRequiredException.class, 1);
    }

    private static Case answered(String in, String place, java.util.function.Consumer<Outcome> more) {
        return Case.on(Op.REFRESH, place.replace("\"", ""))
                .always(turn -> turn.line().write(Right.json(Right.token(0).replace(in, place))))
                .ok(1)
                .also(more);
    }

    private static List<Case> lifetimes() {
        List<Case> cases = new ArrayList<>();
        for (String odd : List.of("0", "-1", "null", "\"3600\"", "\"soon\"", "1e18", "3600.5", "[]")) {
            cases.add(answered("\"expires_in\":3600", "\"expires_in\":" + odd, outcome -> {}));
        }
        return cases;
    }

    private static Case useless(String name, String in, String place) {
        return Case.on(Op.REFRESH, name)
                .once(turn -> turn.line().write(Right.json(Right.token(0).replace(in, place))))
                .fails(RefreshOutcomeUnknownException.class, 1)
                .also(Grants::intentIsOpen);
    }

    private static dev.lever4j.auth.StoredGrant grant(Outcome outcome) {
        return ((InMemoryTokenStore) java.util.Objects.requireNonNull(outcome.store())).current();
    }

    private static void grantIsKept(Outcome outcome) {
        assertThat(grant(outcome).refreshToken().reveal()).isEqualTo(Canaries.REFRESH);
        assertThat(grant(outcome).isRefused()).isFalse();
    }

    private static void intentIsOpen(Outcome outcome) {
        grantIsKept(outcome);
        assertThat(grant(outcome).triesSoFar()).isEqualTo(1);
    }

    private static void wasServedTheOldToken(Outcome outcome) {
        assertThat(outcome.server().apiRequests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.all("authorization")).containsExactly("Bearer " + Canaries.ACCESS));
    }
}
