package dev.lever4j.it.faults.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Expected;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Outcome;
import dev.lever4j.it.faults.cell.Setup;
import dev.lever4j.it.faults.server.Identity;
import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handshakes. */
final class Tls {
    private static final Op[] OPS = {Op.LIST, Op.GET, Op.POST, Op.DOWNLOAD};

    private Tls() {}

    static List<Row> rows() {
        return List.of(
                Row.of(51, "TLS: stall or close in the handshake, stall behind it", handshake("a stall", Line::hold))
                        .and(handshake("a close", line -> {
                            line.readRaw(20);
                            line.drop();
                        }))
                        .and(handshake("a reset", line -> {
                            line.readRaw(20);
                            line.reset();
                        }))
                        .and(handshake("what is no TLS", line -> {
                            line.readRaw(20);
                            line.writeRaw(new byte[] {'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4'});
                            line.drop();
                        }))
                        .and(Case.on(Op.POST, "a stall behind it")
                                .with(setup -> setup.transport(now -> now.readGap(Duration.ofMillis(150))))
                                .always(turn -> turn.line().hold())
                                .fails(OutcomeUnknownException.class, LeverTimeoutException.class, 1)
                                .tlsOnly()),
                Row.of(52, "TLS: expired, of another host, unknown, too old", refused("expired", Lazy.EXPIRED, true))
                        .and(refused("of another host", Lazy.OTHER, true))
                        .and(refused("of an unknown authority", Lazy.OTHER, false))
                        .and(old()));
    }

    /** No byte of the request goes out, so any operation may be tried again. */
    private static List<Case> handshake(String name, Script end) {
        List<Case> cases = new ArrayList<>();
        for (Op op : OPS) {
            Case once = Case.on(op, name + ", once")
                    .with(Tls::hasty)
                    .connections(1, end)
                    .ok(1)
                    .tlsOnly();
            cases.add(op == Op.POST ? once : once.later());
        }
        cases.add(Case.on(Op.GET, name + ", for ever")
                .with(Tls::hasty)
                .everyConnection(end)
                .fails(ConnectionFailedException.class, 0)
                .also(Expected.tries(3))
                .tlsOnly()
                .later());
        cases.add(Case.on(Op.REFRESH, name)
                .with(Tls::hasty)
                .everyConnection(end)
                .fails(AuthUnavailableException.class, 0)
                .tlsOnly());
        return cases;
    }

    private static Setup hasty(Setup setup) {
        return setup.transport(now -> now.tlsTimeout(Duration.ofMillis(400)));
    }

    private static List<Case> refused(String name, Lazy who, boolean trusted) {
        List<Case> cases = new ArrayList<>();
        for (Op op : OPS) {
            Case refused = Case.on(op, name)
                    .with(setup -> trusted ? who.trusted(setup) : setup.identity(who::identity))
                    .fails(ConnectionFailedException.class, 0)
                    .also(Tls::onlyOneTryAndNoByte)
                    .tlsOnly();
            cases.add(op == Op.POST ? refused : refused.later());
        }
        return cases;
    }

    /** A server that knows nothing newer than TLS 1.1. */
    private static List<Case> old() {
        byte[] hello = new byte[47];
        hello[0] = 22; // a record of the handshake
        hello[1] = 3;
        hello[2] = 2;
        hello[4] = 42;
        hello[5] = 2; // a hello of the server
        hello[8] = 38;
        hello[9] = 3;
        hello[10] = 2;
        hello[45] = 0x2f; // a cipher that was asked for in its days
        List<Case> cases = new ArrayList<>();
        for (Op op : OPS) {
            cases.add(Case.on(op, "TLS 1.1")
                    .everyConnection(line -> {
                        line.readRaw(20);
                        line.writeRaw(hello);
                        line.hold();
                    })
                    .fails(ConnectionFailedException.class, 0)
                    .also(Tls::onlyOneTryAndNoByte)
                    .tlsOnly());
        }
        return cases;
    }

    private static void onlyOneTryAndNoByte(Outcome outcome) {
        assertThat(outcome.server().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.received()).isEmpty());
    }

    /** Certificates that are made when they are needed. */
    private enum Lazy {
        EXPIRED {
            @Override
            Identity make() {
                return Identity.expired();
            }
        },
        OTHER {
            @Override
            Identity make() {
                return Identity.ofAnother();
            }
        };

        private @Nullable Identity made;

        abstract Identity make();

        synchronized Identity identity() {
            if (made == null) {
                made = make();
            }
            return made;
        }

        Setup trusted(Setup setup) {
            return setup.identity(this::identity).trusting(this::identity);
        }
    }
}
