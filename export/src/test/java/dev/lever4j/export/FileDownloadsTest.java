package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.ServerErrorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** In virtual time, the disk's included: which answers are a file's own, and which are all files'. */
class FileDownloadsTest {
    private static final int MOST_SECONDS = 3_600;

    @TempDir
    private Path folder;

    private final VirtualLever lever = new VirtualLever();
    private final AtomicInteger done = new AtomicInteger();
    private int status = 503;
    private int opportunity = 200;

    @BeforeEach
    void diskInVirtualTime() {
        VirtualTimeScheduler.set(lever.clock());
    }

    @AfterEach
    void diskInTime() {
        VirtualTimeScheduler.reset();
    }

    private FileDownloads files(Refusal policy) {
        lever.children(this::answer);
        return new FileDownloads(
                lever.client(),
                new Patience(lever.client().timeAndChance()),
                policy,
                expected -> {},
                done::incrementAndGet);
    }

    private HttpReply answer(String path) {
        int its = path.endsWith("/download") ? status : opportunity;
        return VirtualLever.reply(its, its == 200 ? "{\"data\":{}}" : "{\"code\":\"Told\",\"message\":\"as told\"}");
    }

    private long asked() {
        return lever.targets().stream()
                .filter(target -> target.contains("/download"))
                .count();
    }

    private RecordFiles.Fetched fetch(FileDownloads files, String id) {
        RecordFile file = new RecordFile(ExportResource.FILES, "o1", id, null);
        return awaited(files.fetch(file, folder.resolve(id)));
    }

    /** Time passes until it ends. */
    private RecordFiles.Fetched awaited(Mono<RecordFiles.Fetched> call) {
        AtomicReference<RecordFiles.@Nullable Fetched> came = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        call.subscribe(came::set, failed::set);
        for (int i = 0; came.get() == null && failed.get() == null && i < MOST_SECONDS; i++) {
            lever.clock().advanceTimeBy(Duration.ofSeconds(1));
        }
        if (failed.get() instanceof RuntimeException error) {
            throw error;
        }
        RecordFiles.Fetched fetched = came.get();
        if (fetched == null) {
            throw new AssertionError(failed.get());
        }
        return fetched;
    }

    private static RecordFiles.Fetched passed(Skipped.Reason reason) {
        return new RecordFiles.Fetched.Passed(reason);
    }

    @Test
    void aFileThatFailsForMinutesWhileItsOpportunityIsAnsweredIsPassed() {
        long before = lever.nowMillis();

        assertThat(fetch(files(Refusal.RECORD), "f1")).isEqualTo(passed(Skipped.Reason.FAILED));

        assertThat(lever.nowMillis() - before).isGreaterThan(100_000);
        assertThat(asked()).isGreaterThan(7);
        assertThat(done).hasValue(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLeverThatIsAwayForTheOpportunityTooEndsTheExport() {
        opportunity = 503;
        assertThatThrownBy(() -> fetch(files(Refusal.RECORD), "f1")).isInstanceOf(ServerErrorException.class);
    }

    @Test
    void manyInARowAreNotEachAtFaultByItself() {
        FileDownloads files = files(Refusal.RECORD);
        for (int i = 0; i < 20; i++) {
            assertThat(fetch(files, "f" + i)).isEqualTo(passed(Skipped.Reason.FAILED));
        }
        assertThatThrownBy(() -> fetch(files, "f20")).isInstanceOf(ServerErrorException.class);
    }

    @Test
    void aKindThatIsRefusedAndWasNeverGrantedIsNotAskedForAnyMore() {
        status = 403;
        FileDownloads files = files(Refusal.RECORD);
        for (int i = 0; i < 20; i++) {
            assertThat(fetch(files, "f" + i)).isEqualTo(passed(Skipped.Reason.REFUSED));
        }
        assertThat(asked()).isEqualTo(6);
        assertThat(done).hasValue(20);
    }

    @Test
    void whoWantsARefusalToEndItHasIt() {
        status = 403;
        assertThatThrownBy(() -> fetch(files(Refusal.FAIL), "f1")).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void whatIsNoIdIsNotAskedFor() {
        assertThat(fetch(files(Refusal.RECORD), "..")).isEqualTo(passed(Skipped.Reason.FAILED));
        assertThat(lever.targets()).isEmpty();
    }
}
