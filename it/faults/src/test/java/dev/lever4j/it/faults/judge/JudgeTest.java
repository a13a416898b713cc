package dev.lever4j.it.faults.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Right;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge lets pass what is right and what says that it failed, and knows whatever else there is. */
class JudgeTest {
    @Test
    void whoIsRightPasses() throws Exception {
        for (Act act : List.of(Act.LIST, Act.GET, Act.POST, Act.DOWNLOAD)) {
            assertThat(of(1, "right", act, new Planted()).failing()).isNull();
        }
        assertThat(of(75, "150 records", Act.COUNT, listing(150)).failing()).isNull();
    }

    @Test
    void whoSaysThatItFailedPassesWhereSomethingIsWrong() throws Exception {
        assertThat(of(2, "cut in its body", Act.LIST, failing("cut")).failing()).isNull();
        assertThat(of(71, "no next", Act.LIST, failing("no next")).failing()).isNull();
        assertThat(of(52, "expired", Act.GET, failing("expired")).failing()).isNull();
    }

    @Test
    void whoFailsOfWhatIsRightDoesNot() throws Exception {
        assertThat(of(1, "right", Act.LIST, failing("odd")).failing()).isEqualTo(Failing.REFUSED);
    }

    @Test
    void aSmallerListIsLess() throws Exception {
        assertThat(of(15, "missing", Act.LIST, listing(0)).failing()).isEqualTo(Failing.LESS);
        assertThat(of(2, "cut in its body", Act.LIST, listing(1)).failing()).isEqualTo(Failing.LESS);
        assertThat(of(71, "no next", Act.LIST, new Planted()).failing()).isEqualTo(Failing.LESS);
    }

    @Test
    void nothingIsLess() throws Exception {
        Planted planted = new Planted() {
            @Override
            public @Nullable Seen get(String id) {
                return null;
            }
        };
        assertThat(of(14, "204", Act.GET, planted).failing()).isEqualTo(Failing.LESS);
    }

    @Test
    void aCutFileIsLess() throws Exception {
        Planted planted = saving(Arrays.copyOf(Right.file(), 2_999));
        assertThat(of(5, "cut", Act.DOWNLOAD, planted).failing()).isEqualTo(Failing.LESS);
        assertThat(of(5, "cut", Act.DOWNLOAD, saving(new byte[3_000])).failing())
                .isEqualTo(Failing.WRONG);
    }

    @Test
    void anothersRecordIsWrong() throws Exception {
        Planted planted = new Planted() {
            @Override
            public Seen get(String id) {
                return Seen.right("another");
            }
        };
        assertThat(of(58, "in the same go", Act.GET_GET, planted).failing()).isEqualTo(Failing.WRONG);
    }

    @Test
    void duplicatesAreWrong() throws Exception {
        assertThat(of(2, "cut in its body", Act.LIST, listing(3)).failing()).isEqualTo(Failing.WRONG);
    }

    @Test
    void aBadCertificateThatIsTakenIsSeen() throws Exception {
        assertThat(of(52, "expired", Act.GET, new Planted()).failing()).isEqualTo(Failing.TRUSTED);
    }

    @Test
    void aWriteThatIsSentTwiceIsSeenWhereItMayHaveBeenDone() throws Exception {
        Planted twice = new Planted() {
            @Override
            public String post(String opportunity, String text) throws Exception {
                for (int i = 0; i < 2; i++) {
                    try {
                        send("POST", "/opportunities/" + opportunity + "/notes");
                    } catch (IOException again) {
                        // which is what is wrong with it
                    }
                }
                return "note-1";
            }
        };
        assertThat(of(46, "RST", Act.POST, twice).failing()).isEqualTo(Failing.SENT_TWICE);
        assertThat(of(46, "RST", Act.GET_POST, twice).failing()).isEqualTo(Failing.SENT_TWICE);
        assertThat(of(41, "429 once", Act.POST, twice).failing()).isNull();
    }

    @Test
    void whoEndsNotAtAllHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Planted planted = new Planted() {
            @Override
            public List<Seen> list() throws Exception {
                never.await();
                return List.of();
            }
        };
        Verdict verdict = new Judge(Duration.ofMillis(200)).play(trial(50, "no head, once", Act.LIST), planted);
        never.countDown();
        assertThat(verdict.failing()).isEqualTo(Failing.HANGS);
    }

    @Test
    void whoAsksForEverIsEndless() throws Exception {
        Planted planted = new Planted() {
            @Override
            public List<Seen> list() throws Exception {
                while (true) {
                    send("PUT", "/opportunities?", "a".repeat(100_000));
                }
            }
        };
        assertThat(of(73, "the same at once", Act.LIST, planted).failing()).isEqualTo(Failing.ENDLESS);
    }

    @Test
    void whoAsksTooOftenIsSeen() throws Exception {
        Planted planted = new Planted() {
            @Override
            public Seen get(String id) throws Exception {
                for (int i = 0; i < 101; i++) {
                    send("GET", "/opportunities/" + id);
                }
                return Seen.right(id);
            }
        };
        assertThat(of(42, "503 Service Unavailable, for ever", Act.GET, planted).failing())
                .isEqualTo(Failing.MANY);
    }

    @Test
    void aKeyInAnExceptionIsSeen() throws Exception {
        assertThat(of(28, "404 Not Found", Act.LIST, failing("with " + Canaries.KEY))
                        .failing())
                .isEqualTo(Failing.KEY_SHOWN);
        assertThat(of(28, "404 Not Found", Act.LIST, failing("sent " + Place.BASIC))
                        .failing())
                .isEqualTo(Failing.KEY_SHOWN);
    }

    @Test
    void aKeySentElsewhereIsSeen() throws Exception {
        Planted planted = new Planted() {
            @Override
            public Seen get(String id) throws Exception {
                HttpHeaders answered = send("GET", "/opportunities/" + id);
                send("GET", answered.firstValue("Location").orElseThrow());
                return Seen.right(id);
            }
        };
        assertThat(of(24, "302", Act.GET, planted).failing()).isEqualTo(Failing.KEY_SENT);
    }

    /** Ours against the same judge; two rows are known, and docs/reliability.md says why. */
    @Tag("it")
    @ParameterizedTest
    @MethodSource
    void oursPasses(Trial trial) throws Exception {
        assertThat(new Judge(Duration.ofSeconds(30)).play(trial, LeverRival.maker()))
                .isEqualTo(Verdict.PASSES);
    }

    static List<Trial> oursPasses() {
        return Trials.all().stream().filter(trial -> !isKnown(trial)).toList();
    }

    private static boolean isKnown(Trial trial) {
        return trial.act() == Act.DOWNLOAD
                && List.of(3, 10).contains(trial.row().number());
    }

    private static Planted failing(String how) {
        return new Planted() {
            @Override
            public List<Seen> list() throws IOException {
                throw new IOException(how);
            }

            @Override
            public Seen get(String id) throws IOException {
                throw new IOException(how);
            }
        };
    }

    private static Planted listing(int records) {
        return new Planted() {
            @Override
            public List<Seen> list() {
                return Collections.nCopies(records, Seen.right(Right.ID));
            }
        };
    }

    private static Planted saving(byte[] bytes) {
        return new Planted() {
            @Override
            public void download(String opportunity, String file, Path to, long size) throws IOException {
                Files.write(to, bytes);
            }
        };
    }

    private static Verdict of(int row, String begins, Act act, Rival.Maker planted) throws Exception {
        return new Judge().play(trial(row, begins, act), planted);
    }

    private static Trial trial(int row, String begins, Act act) {
        return Trials.all().stream()
                .filter(trial -> trial.row().number() == row
                        && trial.act() == act
                        && trial.played().name().startsWith(begins))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such cell"));
    }
}
