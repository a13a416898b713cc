package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Plan;
import dev.lever4j.it.faults.cell.Security;
import dev.lever4j.it.faults.rows.Row;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A cell of the matrix as everybody plays it: over NIO, and plain unless it is about TLS. Immutable.
 *
 * @param plan made anew for each play
 * @param right what may come of it
 * @param never what a success is called where none is right; used with {@link Duty#NEVER} alone
 * @param requests how many are no harm
 */
public record Trial(
        Row row, Case played, Act act, Supplier<Plan> plan, Duty duty, Set<String> right, Failing never, int requests) {
    private static final int ENOUGH = 100;

    /** Which ends are right. */
    enum Duty {
        /** Right data alone: nothing is wrong with what the server says. */
        RIGHT,
        /** Right data or any exception. */
        EITHER,
        /** An exception alone. */
        NEVER,
        /** Whatever, if it ends and nothing is done twice. */
        ANY
    }

    static Trial of(Row row, Case played, Act act) {
        return new Trial(row, played, act, played::plan, Duty.EITHER, Set.of(act.right()), Failing.WRONG, ENOUGH);
    }

    Trial duty(Duty other) {
        return new Trial(row, played, act, plan, other, right, never, requests);
    }

    Trial never(Failing called) {
        return new Trial(row, played, act, plan, Duty.NEVER, right, called, requests);
    }

    /** In place of what usually is. */
    Trial right(Set<String> other) {
        return new Trial(row, played, act, plan, duty, other, never, requests);
    }

    /** This, too, would be right. */
    Trial orRight(String other) {
        return right(Set.of(act.right(), other));
    }

    Trial plan(Supplier<Plan> other) {
        return new Trial(row, played, act, other, duty, right, never, requests);
    }

    Trial anyNumberOfRequests() {
        return new Trial(row, played, act, plan, duty, right, never, Integer.MAX_VALUE);
    }

    /** Statuses of these rows say that the write was not done, so that it may be sent again. */
    boolean isRefusal() {
        return row.number() == 24 || (row.number() >= 28 && row.number() <= 41);
    }

    /** Servers that answer no quote the key in most rows; whoever repeats it fails of that once. */
    boolean countsShownKeys() {
        return row.number() == 28;
    }

    boolean isTls() {
        return !played.securities().contains(Security.PLAIN);
    }

    @Override
    public String toString() {
        return row.number() + " " + row.name() + ": " + act + " " + played.name();
    }
}
