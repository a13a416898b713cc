package dev.lever4j.it.faults.rows;

import static dev.lever4j.it.faults.rows.Spoiled.lost;

import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Expected;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Outcome;
import dev.lever4j.it.faults.cell.Setup;
import dev.lever4j.it.faults.cell.Turn;
import dev.lever4j.it.faults.cell.Turn.Fault;
import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Connections that end, stall or never come to be. */
final class Connections {
    private static final Duration SILENCE = Duration.ofMillis(150);
    private static final String UPLOADS = "reactor-api/dev.lever4j.client.UploadTest#";

    private Connections() {}

    static List<Row> rows() {
        return List.of(
                Row.of(44, "connection refused", nobody(Op.LIST, Op.GET, Op.POST, Op.DOWNLOAD))
                        .provedBy("reactor-api/dev.lever4j.client.transport.PhaseTest#aRefusedConnectionSentNothing"),
                Row.of(45, "accept, then RST at once", atOnce(Line::reset)),
                Row.of(
                        46,
                        "RST after the request was read",
                        lost("RST", turn -> turn.line().reset())),
                Row.of(47, "FIN at the same points", atOnce(Line::drop))
                        .and(lost("FIN", turn -> turn.line().halfClose()))
                        .and(lost("both directions closed", turn -> turn.line().drop()))
                        .and(lost(
                                "FIN without TLS's farewell",
                                turn -> turn.line().cut())),
                Row.of(48, "RST in the head, in the body, behind the body", lost("in the head", turn -> {
                            turn.line().write(turn.right(), 0, 20);
                            turn.line().reset();
                        }))
                        .and(lost("in the body", turn -> {
                            turn.line().write(turn.right(), 0, turn.right().length - 1);
                            turn.line().reset();
                        }))
                        .and(behind(Op.LIST, Op.GET, Op.DOWNLOAD)),
                Row.of(49, "an idle connection closed by the server, then used", idle("FIN", Line::halfClose))
                        .and(idle("RST", Line::reset))
                        .and(idle("both directions", Line::drop)),
                Row.of(50, "silence for ever", silent(turn -> turn.line().hold()))
                        .known(
                                "a connection that the network drops without a word is silence to this side, which is what"
                                        + " these cells make; the packets themselves are not dropped, that needs a network of its own"),
                Row.of(53, "slow answers", slow())
                        .known(
                                "a byte comes each 40 ms and the clocks are set short, in place of a byte a second; there is"
                                        + " no least throughput but the clocks of attempt and call"),
                Row.of(54, "a server that never reads").provedBy(UPLOADS + "aServerThatTakesNoMoreBytesIsGivenUpOn"),
                Row.of(55, "an early no during an upload")
                        .provedBy(UPLOADS + "aNoInMidUploadIsHeardAndStopsTheSource"));
    }

    private static List<Case> nobody(Op... ops) {
        List<Case> cases = new ArrayList<>();
        for (Op op : ops) {
            cases.add(Case.on(op, "for ever")
                    .nobody()
                    .fails(ConnectionFailedException.class, 0)
                    .also(Expected.tries(3)));
        }
        return cases;
    }

    /** Whether a byte had gone out by then is known to the client alone; what it says must fit what it does. */
    private static List<Case> atOnce(Script end) {
        Consumer<Outcome> unknown = Expected.error(OutcomeUnknownException.class)
                .andThen(Expected.because(ConnectionLostException.class))
                .andThen(Expected.sent(0, -1));
        List<Case> cases = new ArrayList<>();
        for (Op op : List.of(Op.LIST, Op.GET, Op.DOWNLOAD)) {
            cases.add(Case.on(op, "once").connections(1, end).ok(1));
        }
        cases.add(Case.on(Op.POST, "once")
                .connections(1, end)
                .expects(Expected.either(Expected.right(Op.POST).andThen(Expected.sent(1, -1)), unknown)));
        cases.add(Case.on(Op.GET, "for ever")
                .everyConnection(end)
                .expects(Expected.either(
                        Expected.error(ConnectionLostException.class), Expected.error(ConnectionFailedException.class)))
                .also(Expected.sent(0, 0))
                .also(Expected.tries(3)));
        // nothing was sent, or nobody knows: it is not asked again either way, and the client knows which it was
        cases.add(Case.on(Op.REFRESH, "once")
                .connections(1, end)
                .expects(Expected.either(
                                Expected.error(AuthUnavailableException.class),
                                Expected.error(RefreshOutcomeUnknownException.class))
                        .andThen(Expected.sent(0, 0))));
        return cases;
    }

    /** What was received before the reset counts; where the system throws it away, a read is tried again. */
    private static List<Case> behind(Op... ops) {
        List<Case> cases = new ArrayList<>();
        for (Op op : ops) {
            cases.add(Case.on(op, "behind the body")
                    .once(turn -> {
                        turn.line().write(turn.right());
                        turn.line().reset();
                    })
                    .expects(Expected.rightAfter(op, 1)));
        }
        return cases;
    }

    /** Two reads: the second one finds the connection closed, or meets its end. */
    private static Case idle(String name, Script end) {
        return Case.on(Op.TWICE, name)
                .once(turn -> {
                    turn.line().write(turn.right());
                    end.play(turn.line());
                })
                .expects(Expected.rightAfter(Op.TWICE, 2));
    }

    private static List<Case> silent(Fault fault) {
        return List.of(
                Case.on(Op.LIST, "no head, once")
                        .with(Connections::hasty)
                        .once(fault)
                        .ok(2),
                Case.on(Op.GET, "no head, for ever")
                        .with(Connections::hasty)
                        .always(fault)
                        .fails(LeverTimeoutException.class, 3),
                Case.on(Op.POST, "no head")
                        .with(Connections::hasty)
                        .always(fault)
                        .fails(OutcomeUnknownException.class, LeverTimeoutException.class, 1),
                Case.on(Op.DOWNLOAD, "in the body, once")
                        .with(Connections::hasty)
                        .once(turn -> {
                            turn.line().write(turn.right(), 0, turn.right().length - 9);
                            turn.line().hold();
                        })
                        .ok(2),
                Case.on(Op.GET, "in the body, for ever")
                        .with(Connections::hasty)
                        .always(turn -> {
                            turn.line().write(turn.right(), 0, turn.right().length - 9);
                            turn.line().hold();
                        })
                        .fails(LeverTimeoutException.class, 3),
                Case.on(Op.REFRESH, "no head")
                        .with(setup -> setup.refresh(now -> now.requestTimeout(SILENCE)))
                        .once(fault)
                        .fails(RefreshOutcomeUnknownException.class, 1));
    }

    private static Setup hasty(Setup setup) {
        return setup.transport(now -> now.readGap(SILENCE));
    }

    /** Each byte is in time, and all of them are not. */
    private static List<Case> slow() {
        return List.of(
                Case.on(Op.LIST, "a byte of the head now and then")
                        .with(setup -> setup.options(now -> now.attemptTimeout(Duration.ofMillis(250))))
                        .always(turn -> drip(turn, 0))
                        .fails(LeverTimeoutException.class, 3)
                        .later(),
                Case.on(Op.GET, "a byte of the body now and then")
                        .with(setup -> setup.options(now -> now.attemptTimeout(Duration.ofMillis(250))))
                        .always(turn -> drip(turn, 100))
                        .fails(LeverTimeoutException.class, 3),
                Case.on(Op.POST, "a byte of the body now and then")
                        .with(setup -> setup.options(now -> now.attemptTimeout(Duration.ofMillis(250))))
                        .always(turn -> drip(turn, 100))
                        .fails(OutcomeUnknownException.class, LeverTimeoutException.class, 1),
                Case.on(Op.GET, "past the whole call's time")
                        .with(setup -> setup.options(now -> now.timeout(Duration.ofMillis(300))))
                        .always(turn -> drip(turn, 100))
                        .fails(LeverTimeoutException.class, 1),
                Case.on(Op.DOWNLOAD, "past the whole call's time")
                        .with(setup -> setup.options(now -> now.timeout(Duration.ofMillis(300))))
                        .always(turn -> drip(turn, 100))
                        .fails(LeverTimeoutException.class, 1),
                Case.on(Op.LIST, "a close that does not come")
                        .always(turn -> {
                            turn.line()
                                    .write(new String(turn.right(), java.nio.charset.StandardCharsets.UTF_8)
                                            .replaceFirst("\r\n", "\r\nConnection: close\r\n"));
                            turn.line().hold();
                        })
                        .ok(1));
    }

    private static void drip(Turn turn, int atOnce) throws IOException {
        byte[] right = turn.right();
        turn.line().write(right, 0, atOnce);
        for (int i = atOnce; i < right.length && !turn.line().isOver(); i++) {
            turn.line().write(right, i, i + 1);
            turn.line().pause(Duration.ofMillis(40));
        }
    }
}
