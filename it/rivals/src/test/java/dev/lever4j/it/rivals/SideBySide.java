package dev.lever4j.it.rivals;

import dev.lever4j.it.faults.judge.Board;
import dev.lever4j.it.faults.judge.Judge;
import dev.lever4j.it.faults.judge.LeverRival;
import dev.lever4j.it.faults.judge.Place;
import dev.lever4j.it.faults.judge.Rival;
import dev.lever4j.it.faults.judge.Trial;
import dev.lever4j.it.faults.judge.Trials;
import dev.lever4j.it.faults.judge.Verdict;
import dev.lever4j.it.faults.rows.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Plays the matrix with ours and with what people would use instead. Arguments: {@code all}, which writes the table of
 * docs/reliability.md, or {@code few}, which prints it alone; and the commit.
 */
final class SideBySide {
    /** Most of their time they wait. */
    private static final int AT_ONCE = 8;

    private static final Duration TWICE_AS_LONG = Duration.ofSeconds(20);

    private SideBySide() {}

    /** Makes a client for each cell. */
    private interface Making {
        Rival at(Place place) throws Exception;
    }

    private record Named(String name, Making making) implements Rival.Maker {
        @Override
        public Rival make(Place place) throws Exception {
            return making.at(place);
        }
    }

    /** In the order of {@link Board#NAMES}. */
    static List<Rival.Maker> all() {
        return List.of(
                LeverRival.maker(),
                new Named("WebClient", SpringWebClient::new),
                new Named("JDK HttpClient", JdkClient::new),
                new Named("Retrofit + OkHttp", RetrofitClient::new),
                new Named("OpenAPI Generator", GeneratedClient::new));
    }

    public static void main(String[] arguments) throws Exception {
        boolean isWhole = arguments[0].equals("all");
        List<Trial> trials = isWhole ? Trials.all() : Trials.few();
        Map<String, Map<Trial, Verdict>> verdicts = new LinkedHashMap<>();
        List<String> talkative = new ArrayList<>();
        for (Rival.Maker maker : all()) {
            try (LogTap logs = LogTap.open()) {
                verdicts.put(maker.name(), played(maker, trials));
                if (logs.hits() > 0) {
                    talkative.add(logs.hits() + " of " + maker.name());
                }
            }
        }
        Board board = new Board(trials, verdicts);
        String where = "Commit " + arguments[1] + ", " + LocalDate.now(ZoneOffset.UTC) + ", JDK "
                + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
        String shown = talkative.isEmpty() ? "none" : String.join(", ", talkative);
        String below = "\n" + where + ". Log lines of INFO and above that show the key: " + shown + ".\n";
        System.out.println(board.text() + below);
        Path details = Proof.root().resolve("it/rivals/target/side-by-side.md");
        Files.writeString(Files.createDirectories(details.getParent()).resolve(details.getFileName()), board.details());
        if (isWhole) {
            write(board, below);
        }
        // clients may have left threads behind
        System.exit(0);
    }

    private static void write(Board board, String below) throws IOException {
        Path document = Proof.root().resolve("docs/reliability.md");
        Files.writeString(document, board.in(Files.readString(document), below));
    }

    private static Map<Trial, Verdict> played(Rival.Maker maker, List<Trial> trials) throws Exception {
        long begun = System.nanoTime();
        IdentityHashMap<Trial, Verdict> verdicts = new IdentityHashMap<>();
        play(maker, trials, new Judge(), verdicts);
        List<Trial> again =
                trials.stream().filter(trial -> mayBeHaste(verdicts.get(trial))).toList();
        play(maker, again, new Judge(TWICE_AS_LONG), verdicts);
        System.err.println(maker.name() + ": " + trials.size() + " cells in "
                + (System.nanoTime() - begun) / 1_000_000_000 + " s, " + again.size() + " of them again");
        return verdicts;
    }

    private static boolean mayBeHaste(@Nullable Verdict verdict) {
        return verdict != null && verdict.failing() != null && verdict.failing().mayBeHaste();
    }

    private static void play(Rival.Maker maker, List<Trial> trials, Judge judge, Map<Trial, Verdict> verdicts)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Verdict>> plays = trials.stream()
                    .map(trial -> (Callable<Verdict>) () -> judge.play(trial, maker))
                    .toList();
            Iterator<Trial> of = trials.iterator();
            for (Future<Verdict> played : threads.invokeAll(plays)) {
                verdicts.put(of.next(), played.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
