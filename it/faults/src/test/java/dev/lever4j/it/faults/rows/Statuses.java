package dev.lever4j.it.faults.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.error.UnprocessedFileException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Expected;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Statuses, other than those of redirects and rejected tokens. */
final class Statuses {
    private static final String QUOTING =
            "{\"code\":\"Oops\",\"message\":\"" + Canaries.EMAIL + " sent " + Canaries.KEY + "\"}";
    private static final String NOT_IMPLEMENTED = "501 Not Implemented";

    private Statuses() {}

    static List<Row> rows() {
        return List.of(
                Row.of(28, "400, 404, 409, 422", refused("400 Bad Request", BadRequestException.class))
                        .and(refused("404 Not Found", NotFoundException.class))
                        .and(refused("409 Conflict", ApiException.class))
                        .and(refused("422 Unprocessable", ApiException.class, UnprocessedFileException.class))
                        .and(bodies()),
                Row.of(33, "403", refused("403 Forbidden", ForbiddenException.class))
                        .and(Case.on(Op.LIST, "with a grant: it is not refreshed")
                                .with(setup -> setup.grantOf(Duration.ofMinutes(20)))
                                .always(status("403 Forbidden"))
                                .fails(ForbiddenException.class, 1)
                                .also(Expected.sent(1, 0))),
                Row.of(35, "408 and 425", retried("408 Request Timeout"))
                        .and(unknown("408 Request Timeout", ApiException.class))
                        .and(retried("425 Too Early"))
                        .and(Case.on(Op.POST, "425 Too Early, once")
                                .once(status("425 Too Early"))
                                .ok(2)),
                Row.of(42, "500, 502, 503, 504", retried("500 Internal Server Error"))
                        .and(retried("502 Bad Gateway"))
                        .and(retried("503 Service Unavailable"))
                        .and(retried("504 Gateway Timeout"))
                        .and(forEver("500 Internal Server Error", ServerErrorException.class))
                        .and(forEver("503 Service Unavailable", ServerErrorException.class))
                        .and(unknown("500 Internal Server Error", ServerErrorException.class))
                        .and(unknown("503 Service Unavailable", ServerErrorException.class))
                        .and(Case.on(Op.LIST, "503 for ever, and the budget is spent")
                                .with(setup -> setup.retry(policy -> new dev.lever4j.resilience.RetryPolicy(
                                        9, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 30, 14, 5)))
                                .always(status("503 Service Unavailable"))
                                .fails(ServerErrorException.class, 3))
                        .provedBy("reactor-api/dev.lever4j.client.http.RetryFilterTest"
                                + "#aDeadServerGetsOneRequestACallAndWhatTheBudgetPays"),
                Row.of(43, "odd statuses", once(NOT_IMPLEMENTED, ServerErrorException.class))
                        .and(once("505 HTTP Version", ServerErrorException.class))
                        .and(once("511 Sign In", ServerErrorException.class))
                        .and(once("599 Whatever", ServerErrorException.class))
                        .and(once("600 Whatever", ApiException.class))
                        .and(once("999 Whatever", ApiException.class))
                        .and(unknown("511 Sign In", ServerErrorException.class))
                        .and(Case.on(Op.POST, NOT_IMPLEMENTED)
                                .always(status(NOT_IMPLEMENTED))
                                .fails(ServerErrorException.class, 1))
                        .and(Case.on(Op.GET, "099")
                                .always(status("099 Whatever"))
                                .fails(ApiException.class, 1))
                        .and(interim())
                        .known(
                                "lists and one record, two of them also as a write, none as a download or a refresh; interim"
                                        + " answers are not counted, the attempt's clock ends them"));
    }

    private static Fault status(String status) {
        return turn -> turn.status(status, QUOTING);
    }

    private static List<Case> refused(String status, Class<? extends LeverException> type) {
        return refused(status, type, type);
    }

    private static List<Case> refused(
            String status, Class<? extends LeverException> type, Class<? extends LeverException> ofFile) {
        return List.of(
                Case.on(Op.LIST, status).always(status(status)).fails(type, 1),
                Case.on(Op.GET, status).always(status(status)).fails(type, 1),
                Case.on(Op.POST, status).always(status(status)).fails(type, 1),
                Case.on(Op.DOWNLOAD, status).always(status(status)).fails(ofFile, 1));
    }

    /** A refusal's status counts, whatever its body. */
    private static List<Case> bodies() {
        List<Case> cases = new ArrayList<>();
        for (Op op : List.of(Op.GET, Op.POST, Op.DOWNLOAD)) {
            cases.add(Case.on(op, "404 without a body")
                    .always(turn -> turn.status("404 Not Found", ""))
                    .fails(NotFoundException.class, 1));
            cases.add(Case.on(op, "404 with HTML")
                    .always(turn -> turn.status("404 Not Found", "<html>" + Canaries.EMAIL))
                    .fails(NotFoundException.class, 1));
            cases.add(Case.on(op, "404 with 10 MB")
                    .always(turn -> turn.status("404 Not Found", "x".repeat(10_000_000)))
                    .fails(NotFoundException.class, 1)
                    .also(Statuses::bodyIsCut));
            cases.add(Case.on(op, "404 whose body is cut")
                    .always(turn -> {
                        turn.line().write("HTTP/1.1 404 Not Found\r\nContent-Length: 900\r\n\r\ncut");
                        turn.line().halfClose();
                    })
                    .fails(NotFoundException.class, 1));
        }
        return cases;
    }

    private static void bodyIsCut(dev.lever4j.it.faults.cell.Outcome outcome) {
        assertThat(outcome.error())
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.body()).hasSizeLessThanOrEqualTo(64 << 10));
    }

    private static List<Case> retried(String status) {
        return List.of(
                Case.on(Op.LIST, status + ", once").once(status(status)).ok(2),
                Case.on(Op.GET, status + ", twice").times(2, status(status)).ok(3),
                Case.on(Op.DOWNLOAD, status + ", once").once(status(status)).ok(2));
    }

    private static List<Case> forEver(String status, Class<? extends LeverException> type) {
        return List.of(
                Case.on(Op.LIST, status + ", for ever")
                        .always(status(status))
                        .fails(type, 3)
                        .later(),
                Case.on(Op.GET, status + ", for ever").always(status(status)).fails(type, 3),
                Case.on(Op.DOWNLOAD, status + ", for ever")
                        .always(status(status))
                        .fails(type, 3)
                        .later());
    }

    private static List<Case> unknown(String status, Class<? extends LeverException> type) {
        return List.of(Case.on(Op.POST, status).once(status(status)).fails(OutcomeUnknownException.class, type, 1));
    }

    private static List<Case> once(String status, Class<? extends LeverException> type) {
        return List.of(
                Case.on(Op.LIST, status).always(status(status)).fails(type, 1),
                Case.on(Op.GET, status).always(status(status)).fails(type, 1));
    }

    /** Interim answers are none, and however many there are the attempt's clock runs. */
    private static List<Case> interim() {
        return List.of(
                Case.on(Op.LIST, "100 interim answers first")
                        .always(turn -> {
                            turn.line().write("HTTP/1.1 100 Continue\r\n\r\n".repeat(50));
                            turn.line().write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(50));
                            turn.line().write(turn.right());
                        })
                        .ok(1),
                Case.on(Op.GET, "interim answers without end")
                        .with(setup -> setup.options(now -> now.attemptTimeout(Duration.ofMillis(300)))
                                .retry(policy -> policy.attempts(1)))
                        .always(turn -> {
                            while (!turn.line().isOver()) {
                                turn.line().write("HTTP/1.1 102 Processing\r\n\r\n".repeat(50));
                                turn.line().pause(Duration.ofMillis(1));
                            }
                        })
                        .fails(LeverTimeoutException.class, 1));
    }

    /** Row 36 to 41. */
    static List<Row> throttled() {
        return List.of(
                Row.of(36, "429 without Retry-After", again("", 2)),
                Row.of(
                                37,
                                "429 with Retry-After: 2",
                                Case.on(Op.GET, "2 s, counted by the server")
                                        .once(new WaitedFor(2))
                                        .expects(Expected.right(Op.GET).andThen(Expected.requests(Op.GET, 2))))
                        .provedBy("core/dev.lever4j.resilience.RetryPolicyTest#chanceComesOnTopOfWhatLeverAsksFor"),
                Row.of(
                                38,
                                "429 with a date",
                                again(
                                        "Retry-After: Fri, 06 Nov 2037 08:49:37 GMT\r\n"
                                                + "Date: Fri, 06 Nov 2037 08:49:37 GMT\r\n",
                                        2))
                        .and(again("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 2))
                        .provedBy("core/dev.lever4j.resilience.RetryAfterTest"
                                + "#aDateCountsFromTheAnswersOwnDateHoweverWrongTheClientsClockIs"),
                Row.of(39, "429 with an odd Retry-After", tooLong("86400"))
                        .and(tooLong("9".repeat(300)))
                        .and(again("Retry-After: 1e30\r\n", 2))
                        .and(again("Retry-After: -5\r\n", 2))
                        .and(again("Retry-After: soon\r\n", 2))
                        .and(again("Retry-After:\r\n", 2))
                        .and(again("Retry-After: 86400\r\nRetry-After: 1\r\n", 2)),
                Row.of(40, "429 for ever", forEver("429 Too Many Requests", RateLimitedException.class))
                        .and(Case.on(Op.POST, "429 for ever")
                                .always(status("429 Too Many Requests"))
                                .fails(RateLimitedException.class, 3)
                                .later()),
                Row.of(
                                41,
                                "429 on POST",
                                Case.on(Op.POST, "429 once")
                                        .once(status("429 Too Many Requests"))
                                        .ok(2))
                        .provedBy("reactor-api/dev.lever4j.client.simulated.WritesAreNotRepeatedTest"
                                + "#aNoteThatWasThrottledIsSentAgainAndAppliedOnce"));
    }

    private static List<Case> again(String headers, int requests) {
        Fault fault = turn -> turn.status("429 Too Many Requests", headers, QUOTING);
        String name =
                headers.isEmpty() ? "429 once" : headers.replaceAll("\r\n", " ").strip();
        return List.of(
                Case.on(Op.LIST, name).once(fault).ok(requests),
                Case.on(Op.POST, name).once(fault).ok(requests).later(),
                Case.on(Op.DOWNLOAD, name).once(fault).ok(requests).later());
    }

    private static List<Case> tooLong(String seconds) {
        Fault fault = turn -> turn.status("429 Too Many Requests", "Retry-After: " + seconds + "\r\n", QUOTING);
        return List.of(
                Case.on(Op.LIST, "Retry-After of " + seconds.length() + " digits")
                        .always(fault)
                        .fails(RateLimitedException.class, 1),
                Case.on(Op.POST, "Retry-After of " + seconds.length() + " digits")
                        .always(fault)
                        .fails(RateLimitedException.class, 1));
    }

    /** Refuses as long as the client has not waited. */
    private static final class WaitedFor implements Fault {
        private final int seconds;

        WaitedFor(int seconds) {
            this.seconds = seconds;
        }

        @Override
        public void play(dev.lever4j.it.faults.cell.Turn turn) throws java.io.IOException {
            turn.status("429 Too Many Requests", "Retry-After: " + seconds + "\r\n", QUOTING);
            long answered = System.nanoTime();
            if (turn.line().read() != null
                    && Duration.ofNanos(System.nanoTime() - answered).compareTo(Duration.ofSeconds(seconds)) >= 0) {
                turn.line().write(turn.right());
            } else {
                turn.status("400 Too Early", QUOTING);
            }
        }
    }
}
