package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Identity;
import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays cells with any client, and says what is to be held against it. */
public final class Judge {
    /** Beyond what the timeouts of all come to; no measure of speed. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The beginning of what is sent. */
    private static final String BASIC = Place.BASIC.substring("Basic ".length(), 30);

    private final Duration longest;

    public Judge() {
        this(LONGEST);
    }

    /** A judge who waits for that long. */
    public Judge(Duration longest) {
        this.longest = longest;
    }

    public Verdict play(Trial trial, Rival.Maker maker) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lever4j-rival");
        Identity identity = trial.isTls() ? identity(trial.played().setup().identity()) : null;
        try (FaultServer elsewhere = new FaultServer(null, Judge::gives);
                FaultServer server =
                        new FaultServer(identity, trial.plan().get().script(elsewhere.url()))) {
            if (!trial.played().isHeard()) {
                server.close();
            }
            @Nullable
            X509Certificate trusted = identity == null
                    ? null
                    : identity(trial.played().setup().trusted()).certificate();
            Place place = new Place(server.url(), trusted);
            End end = Running.start(trial, maker, place, folder).end(server, longest);
            return new Judged(trial, end, server, elsewhere).verdict();
        } finally {
            delete(folder);
        }
    }

    /** Whether a text holds the API key, plain or as it is sent. */
    public static boolean isKey(String text) {
        return text.contains(Canaries.KEY) || text.contains(BASIC);
    }

    private static void gives(Line line) throws IOException {
        for (Request asked = line.read(); asked != null; asked = line.read()) {
            line.write(Right.answer(asked, 0));
        }
    }

    private static Identity identity(@Nullable Supplier<Identity> who) {
        return who == null ? Loopback.IDENTITY : who.get();
    }

    /** A client that hangs may still write there: what is left, the system clears away. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stillWritten) {
            // as was said
        }
    }

    /** Made when it is needed. */
    private static final class Loopback {
        static final Identity IDENTITY = Identity.loopback();
    }
}
