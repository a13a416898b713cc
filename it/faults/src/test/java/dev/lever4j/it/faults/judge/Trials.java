package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Plan;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.cell.Turn.Fault;
import dev.lever4j.it.faults.judge.Trial.Duty;
import dev.lever4j.it.faults.rows.Matrix;
import dev.lever4j.it.faults.rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Which cells everybody plays, and how each is judged. Where a rule could go either way it goes the way that is easier
 * on the others.
 */
public final class Trials {
    /** Not a matter of the others, or one that would be held against them twice. */
    private static final List<Rule> LEFT_OUT = List.of(
            // nothing goes out of this machine
            left(26, "to http://files.example.com"),
            left(26, "to https://files.example.com"),
            left(26, "to https://169.254.169.254"),
            left(26, "to https://10.0.0.1"),
            left(26, "to https://api.lever.co.example.com"),
            // whoever goes on meets the same place again, which is row 73
            left(79, "a line break"),
            left(79, "100,000 letters"));

    private static final List<Rule> RULES = List.of(
            mustBeRight(1, ""),
            mustBeRight(16, "null for what may be absent"),
            mustBeRight(17, ""),
            mustBeRight(18, ""),
            mustBeRight(53, "a close that does not come"),
            mustBeRight(72, "false with next"),
            mustBeRight(72, "missing, on a short page"),
            mustBeRight(74, "one"),
            mustBeRight(75, ""),
            mustBeRight(76, ""),
            mustBeRight(79, ""),
            // the number as text loses nothing
            new Rule(
                    16,
                    "a number for a text",
                    trial -> trial.orRight(trial.act().right().replace(Canaries.NAME, "5"))),
            // as they were sent, as far as that goes
            new Rule(16, "no id", Trials::withoutIds),
            new Rule(23, "seconds", trial -> created(trial, 1_407_460_071L)),
            new Rule(23, "before 1970", trial -> created(trial, -Seen.CREATED)),
            new Rule(75, "150", trial -> trial.right(Set.of("150"))),
            // a file may be as large as that, and packed twice
            new Rule(8, "200 MB", Trials::anyFile),
            new Rule(8, "nested", Trials::anyFile),
            // whether there is more is nowhere said
            new Rule(72, "missing, with next", trial -> trial.duty(Duty.ANY)),
            new Rule(72, "missing, on a full page", trial -> trial.duty(Duty.ANY)),
            new Rule(52, "", trial -> trial.never(Failing.TRUSTED)),
            // more was promised
            new Rule(71, "", trial -> trial.never(Failing.LESS)),
            new Rule(73, "", trial -> trial.never(Failing.LESS)),
            new Rule(74, "without end", Trial::anyNumberOfRequests));

    private Trials() {}

    /** A change of the trials of a row whose names begin so. */
    record Rule(int row, String begins, UnaryOperator<Trial> change) {
        boolean isOf(Row other, Case played) {
            return other.number() == row && played.name().startsWith(begins);
        }
    }

    static List<Rule> rules() {
        List<Rule> all = new ArrayList<>(LEFT_OUT);
        all.addAll(RULES);
        return all;
    }

    /** Row by row. */
    public static List<Trial> all() {
        List<Trial> all = new ArrayList<>();
        for (Row row : Matrix.rows()) {
            for (Case played : row.cases()) {
                if (isPlayed(row, played)) {
                    each(row, played).stream().map(Trials::ruled).forEach(all::add);
                }
            }
        }
        return List.copyOf(all);
    }

    /** One of each row and act. */
    public static List<Trial> few() {
        List<Trial> few = new ArrayList<>();
        for (Trial trial : all()) {
            boolean isFirst = few.stream()
                    .noneMatch(other -> other.row().number() == trial.row().number() && other.act() == trial.act());
            if (isFirst) {
                few.add(trial);
            }
        }
        return List.copyOf(few);
    }

    /** Refreshing tokens is nothing that the others do by themselves. */
    private static boolean isPlayed(Row row, Case played) {
        return played.op() != Op.REFRESH
                && played.op() != Op.CROWD
                && played.setup().store() == null
                && !played.plan().tokens()
                && LEFT_OUT.stream().noneMatch(rule -> rule.isOf(row, played));
    }

    private static List<Trial> each(Row row, Case played) {
        return switch (played.op()) {
            case LIST -> List.of(Trial.of(row, played, Act.LIST));
            case GET -> List.of(Trial.of(row, played, Act.GET));
            case POST ->
                isNothingHeard(row, played)
                        ? List.of(Trial.of(row, played, Act.POST), keptConnection(row, played))
                        : List.of(Trial.of(row, played, Act.POST));
            case DOWNLOAD -> List.of(Trial.of(row, played, Act.DOWNLOAD));
            case SIZED_DOWNLOAD ->
                // rows 3 and 10 have no other cell of a file, since ours cannot pass it; here it counts, for all
                row.number() == 92
                        ? List.of(Trial.of(row, played, Act.SIZED_DOWNLOAD))
                        : List.of(Trial.of(row, played, Act.SIZED_DOWNLOAD), Trial.of(row, played, Act.DOWNLOAD));
            case COUNT -> List.of(Trial.of(row, played, Act.COUNT));
            case TWICE -> List.of(Trial.of(row, played, Act.GET_LIST), Trial.of(row, played, Act.GET_GET));
            case CROWD, REFRESH -> List.of();
        };
    }

    private static boolean isNothingHeard(Row row, Case played) {
        return (row.number() == 46 || row.number() == 47) && played.plan().requests() == 1;
    }

    /** The same fault of a write, on a connection that has been used for a read. */
    private static Trial keptConnection(Row row, Case played) {
        return Trial.of(row, played, Act.GET_POST)
                .plan(() -> firstWrite(played.plan().fault()));
    }

    private static Plan firstWrite(Fault fault) {
        AtomicBoolean isMet = new AtomicBoolean();
        return Plan.onRequests(
                Plan.ALWAYS,
                turn -> {
                    if (turn.request().method().equals("POST") && isMet.compareAndSet(false, true)) {
                        fault.play(turn);
                    } else {
                        turn.line().write(turn.right());
                    }
                },
                false);
    }

    private static Trial ruled(Trial trial) {
        Trial ruled = trial;
        for (Rule rule : RULES) {
            if (rule.isOf(trial.row(), trial.played())) {
                ruled = rule.change().apply(ruled);
            }
        }
        return ruled;
    }

    private static Rule mustBeRight(int row, String begins) {
        return new Rule(row, begins, trial -> trial.duty(Duty.RIGHT));
    }

    private static Rule left(int row, String begins) {
        return new Rule(row, begins, UnaryOperator.identity());
    }

    private static Trial anyFile(Trial trial) {
        return trial.act() == Act.DOWNLOAD ? trial.duty(Duty.ANY) : trial;
    }

    private static Trial withoutIds(Trial trial) {
        return trial.orRight(trial.act().right().replace(Right.ID, "null").replace(Right.OTHER, "null"));
    }

    private static Trial created(Trial trial, long millis) {
        return trial.orRight(trial.act().right().replace(String.valueOf(Seen.CREATED), String.valueOf(millis)));
    }
}
