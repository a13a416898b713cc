package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.rows.Matrix;
import dev.lever4j.it.faults.rows.Row;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of docs/reliability.md that shows who fails what. */
public final class Board {
    /** In the order of their columns; those of {@code it/rivals} and ours. */
    public static final List<String> NAMES =
            List.of("Lever4J", "WebClient", "JDK HttpClient", "Retrofit + OkHttp", "OpenAPI Generator");

    private static final String BEGIN = "<!-- side-by-side -->\n";
    private static final String END = "<!-- /side-by-side -->";

    private final List<Trial> trials;
    private final Map<String, Map<Trial, Verdict>> verdicts;

    public Board(List<Trial> trials, Map<String, Map<Trial, Verdict>> verdicts) {
        this.trials = trials;
        this.verdicts = verdicts;
    }

    public String text() {
        StringBuilder text = new StringBuilder(head());
        for (Row row : played(trials)) {
            text.append(begin(trials, row))
                    .append(NAMES.stream()
                            .map(name -> cell(row, name))
                            .collect(Collectors.joining(" | ", " ", " |\n")));
        }
        text.append("| | **rows failed, of ")
                .append(played(trials).size())
                .append("** | ")
                .append(trials.size());
        text.append(" | ")
                .append(NAMES.stream().map(this::failed).collect(Collectors.joining(" | ")))
                .append(" |\n");
        return text.toString();
    }

    private static String head() {
        return "| # | fault | cells | " + String.join(" | ", NAMES) + " |\n|---|---|---|" + "---|".repeat(NAMES.size())
                + "\n";
    }

    /** Of a row's line, before what is said of each client. */
    private static String begin(List<Trial> trials, Row row) {
        long cells = trials.stream().filter(isOf(row)).count();
        return "| " + row.number() + " | " + row.name() + " | " + cells + " |";
    }

    private static List<Row> played(List<Trial> trials) {
        return trials.stream().map(Trial::row).distinct().toList();
    }

    private static Predicate<Trial> isOf(Row row) {
        return trial -> trial.row().number() == row.number();
    }

    private String cell(Row row, String name) {
        Map<Failing, Integer> counts = new EnumMap<>(Failing.class);
        trials.stream().filter(isOf(row)).forEach(trial -> {
            Failing failing = verdict(name, trial).failing();
            if (failing != null) {
                counts.merge(failing, 1, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private String failed(String name) {
        long rows = trials.stream()
                .filter(trial -> !verdict(name, trial).passes())
                .map(trial -> trial.row().number())
                .distinct()
                .count();
        return "**" + rows + "**";
    }

    private Verdict verdict(String name, Trial trial) {
        @Nullable Verdict verdict = verdicts.getOrDefault(name, Map.of()).get(trial);
        if (verdict == null) {
            throw new IllegalStateException(name + " did not play " + trial);
        }
        return verdict;
    }

    /** Each cell that was failed, with what came: for whoever doubts it. */
    public String details() {
        StringBuilder text = new StringBuilder();
        for (String name : NAMES) {
            text.append("\n## ").append(name).append("\n\n");
            trials.stream()
                    .filter(trial -> !verdict(name, trial).passes())
                    .forEach(trial -> text.append("- ")
                            .append(trial)
                            .append(": ")
                            .append(verdict(name, trial).failing())
                            .append(": ")
                            .append(verdict(name, trial).why().replaceAll("\\s+", " "))
                            .append('\n'));
        }
        return text.toString();
    }

    /** A document with this table, and a line below it, in place of what it has. */
    public String in(String document, String below) {
        int from = document.indexOf(BEGIN) + BEGIN.length();
        return document.substring(0, from) + text() + below + document.substring(document.indexOf(END));
    }

    /** What the table of a document lacks, or says of what is not played any more; empty where it is whole. */
    static Map<String, String> missing(String document) {
        List<Trial> trials = Trials.all();
        int from = document.indexOf(BEGIN);
        String table = from < 0 ? "" : document.substring(from + BEGIN.length(), document.indexOf(END));
        List<String> lines = table.lines().filter(line -> line.startsWith("|")).toList();
        Map<String, String> missing = new LinkedHashMap<>();
        if (!table.startsWith(head())) {
            missing.put("head", head());
        }
        for (Row row : played(trials)) {
            boolean isThere = lines.stream()
                    .anyMatch(line -> line.startsWith(begin(trials, row))
                            && line.chars().filter(sign -> sign == '|').count() == NAMES.size() + 4L);
            if (!isThere) {
                missing.put("row " + row.number(), begin(trials, row));
            }
        }
        if (lines.size() != played(trials).size() + 3) {
            missing.put("lines", "there should be " + (played(trials).size() + 3));
        }
        return missing;
    }

    /** Rows of the matrix that not everybody plays. */
    static List<Integer> notPlayed() {
        List<Row> played = played(Trials.all());
        return Matrix.rows().stream()
                .filter(row -> !played.contains(row))
                .map(Row::number)
                .toList();
    }
}
