package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** In virtual time, without any limit but the sink's: it takes 100 rows a second and asks for a few batches only. */
class SlowSinkTest {
    private static final int ROWS_PER_SECOND = 100;
    private static final int WINDOW = 4;
    private static final int RECORDS = 5_000;

    private final VirtualLever lever = LeverExportListTest.account(RECORDS, 7)
            .children(path -> VirtualLever.reply(200, VirtualLever.page("{\"id\":\"a\"},{\"id\":\"b\"}")));
    private final MemorySink memory = new MemorySink(1);

    private int sentBefore;
    private long taken;
    private long mostHeld;

    /** What has been asked for and not been taken yet, on the wire or anywhere on the way. */
    private void look() {
        mostHeld = Math.max(mostHeld, lever.sentAt().size() - sentBefore - taken);
    }

    private final class Slow implements ExportSink {
        @Override
        public Mono<Checkpoint> begin(Mono<Checkpoint> fresh) {
            return memory.begin(fresh)
                    .doOnNext(begun -> sentBefore = lever.sentAt().size());
        }

        @Override
        public Flux<Durable> write(Flux<Batch> batches) {
            return memory.write(batches.concatMap(this::take, WINDOW));
        }

        private Mono<Batch> take(Batch batch) {
            Duration time = Duration.ofMillis(batch.rows().size() * 1000L / ROWS_PER_SECOND);
            return Mono.delay(time, lever.clock()).map(over -> {
                look();
                taken++;
                return batch;
            });
        }

        @Override
        public Mono<Parents> listed(Position.Listed position) {
            return memory.listed(position);
        }

        @Override
        public Mono<Void> finish(ExportReport report) {
            return memory.finish(report);
        }
    }

    @Test
    void slowsTheRequestsDownAndNothingPilesUpBeforeIt() {
        lever.latency(() -> {
            look();
            return Duration.ofMillis(20);
        });
        long startedAt = lever.nowMillis();
        @Nullable Throwable[] error = {null};
        LeverExport.of(lever.client())
                .with(ExportResource.NOTES)
                .to(new Slow())
                .subscribe(report -> {}, failed -> error[0] = failed);
        lever.clock().advanceTimeBy(Duration.ofMinutes(10));

        assertThat(error[0]).isNull();
        assertThat(Objects.requireNonNull(memory.report).isComplete()).isTrue();
        assertThat(memory.opportunities).hasSize(RECORDS);
        assertThat(memory.children).hasSize(2 * RECORDS);
        // those it asked for, and the one that it is taking
        assertThat(mostHeld).isBetween(2L, WINDOW + 1L);
        List<Long> sentAt = lever.sentAt();
        // a page of the list brings 100 rows, a few less; a child list 2
        long fastest = 10 * ROWS_PER_SECOND / 2 + WINDOW + 1;
        for (int i = 0; i < sentAt.size(); i++) {
            long at = sentAt.get(i);
            long within = sentAt.stream()
                    .skip(i)
                    .takeWhile(later -> later < at + 10_000)
                    .count();
            assertThat(within).isLessThanOrEqualTo(at - startedAt < 40_000 ? 50 : fastest);
        }
        // and it is kept busy
        double seconds = (sentAt.get(sentAt.size() - 1) - startedAt) / 1000.0;
        assertThat(seconds).isBetween(0.95 * 3 * RECORDS / ROWS_PER_SECOND, 1.1 * 3 * RECORDS / ROWS_PER_SECOND);
    }
}
