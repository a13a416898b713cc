package dev.lever4j.it.faults.cell;

import dev.lever4j.error.LeverException;
import dev.lever4j.it.faults.server.Script;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One fault met by one kind of call, with what must come of it. Immutable.
 *
 * @param expected throws where the outcome is another one
 * @param isHeard whether anybody listens
 * @param isQuick whether it is part of every build
 */
public record Case(
        String name,
        Op op,
        Plan plan,
        Setup setup,
        Consumer<Outcome> expected,
        Set<Security> securities,
        boolean isHeard,
        boolean isQuick) {
    public static Case on(Op op, String name) {
        Setup setup = op == Op.REFRESH ? Setup.USUAL.grant() : Setup.USUAL;
        return new Case(
                name,
                op,
                Plan.onRequests(0, turn -> {}, false),
                setup,
                outcome -> {},
                EnumSet.allOf(Security.class),
                true,
                true);
    }

    /** The first request of those that are meant is met by this, the others are answered rightly. */
    public Case once(Turn.Fault fault) {
        return times(1, fault);
    }

    public Case always(Turn.Fault fault) {
        return times(Plan.ALWAYS, fault);
    }

    public Case times(int count, Turn.Fault fault) {
        return plan(Plan.onRequests(count, fault, op == Op.REFRESH));
    }

    /** What happens to the token endpoint, of a call that is meant otherwise. */
    public Case tokens(int count, Turn.Fault fault) {
        return plan(Plan.onRequests(count, fault, true));
    }

    /** So many connections are spoiled as a whole. */
    public Case connections(int count, Script spoiled) {
        return plan(Plan.onConnections(count, spoiled));
    }

    public Case everyConnection(Script spoiled) {
        return connections(Plan.ALWAYS, spoiled);
    }

    public Case with(UnaryOperator<Setup> change) {
        return new Case(name, op, plan, change.apply(setup), expected, securities, isHeard, isQuick);
    }

    /** Nobody listens where the server should be. */
    public Case nobody() {
        return new Case(name, op, plan, setup, expected, securities, false, isQuick);
    }

    /** Takes its time, or shows no more than another case does: in the long form alone. */
    public Case later() {
        return new Case(name, op, plan, setup, expected, securities, isHeard, false);
    }

    public Case tlsOnly() {
        return new Case(name, op, plan, setup, expected, EnumSet.of(Security.TLS), isHeard, isQuick);
    }

    /** Right data, after so many requests of those that are meant. */
    public Case ok(int requests) {
        return expects(Expected.right(op).andThen(Expected.requests(op, requests)));
    }

    /** An error of exactly this type. */
    public Case fails(Class<? extends LeverException> type, int requests) {
        return expects(Expected.error(type).andThen(Expected.requests(op, requests)));
    }

    /** The same, because of another error of exactly that type. */
    public Case fails(Class<? extends LeverException> type, Class<? extends LeverException> because, int requests) {
        return fails(type, requests).also(Expected.because(because));
    }

    /** In place of what was expected before. */
    public Case expects(Consumer<Outcome> other) {
        return new Case(name, op, plan, setup, other, securities, isHeard, isQuick);
    }

    /** Beside what is expected already. */
    public Case also(Consumer<Outcome> more) {
        return expects(expected.andThen(more));
    }

    private Case plan(Plan other) {
        return new Case(name, op, other, setup, expected, securities, isHeard, isQuick);
    }

    @Override
    public String toString() {
        return op + " " + name;
    }
}
