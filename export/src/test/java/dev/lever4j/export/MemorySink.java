package dev.lever4j.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the newest of each record in memory, commits a few batches at a time, and may be taken away in between. */
final class MemorySink implements ExportSink {
    final List<String> calls = new ArrayList<>();
    final Map<String, String> opportunities = new LinkedHashMap<>();
    final List<Row> children = new ArrayList<>();

    @Nullable
    Checkpoint checkpoint;

    @Nullable
    ExportReport report;

    int failAfter = Integer.MAX_VALUE;

    private final int perCommit;

    MemorySink(int perCommit) {
        this.perCommit = perCommit;
    }

    @Override
    public Mono<Checkpoint> begin(Mono<Checkpoint> fresh) {
        calls.add("begin");
        return Mono.justOrEmpty(checkpoint).switchIfEmpty(fresh.doOnNext(begun -> checkpoint = begun));
    }

    @Override
    public Flux<Durable> write(Flux<Batch> batches) {
        calls.add("write");
        return batches.buffer(perCommit).limitRate(64 / perCommit).map(this::commit);
    }

    private Durable commit(List<Batch> batches) {
        if (--failAfter < 0) {
            throw new IllegalStateException("the disk is full");
        }
        long news = 0;
        long rows = 0;
        List<Position> positions = new ArrayList<>();
        for (Batch batch : batches) {
            for (Row row : batch.rows()) {
                news += keep(row) ? 1 : 0;
                rows++;
            }
            positions.add(batch.position());
            Checkpoint before = checkpoint;
            checkpoint = before == null ? null : before.after(batch.position());
        }
        return new Durable(positions, rows, news);
    }

    /** True for what was not there before, of those that existed when it began. */
    private boolean keep(Row row) {
        if (row.resource() != ExportResource.OPPORTUNITIES) {
            children.add(row);
            return false;
        }
        Map<String, @Nullable Object> json = row.json().toMap();
        String id = String.valueOf(json.get("id"));
        String before = opportunities.get(id);
        String now = String.valueOf(json.get("updatedAt"));
        if (before == null
                || before.equals("null")
                || (!now.equals("null") && Long.parseLong(now) >= Long.parseLong(before))) {
            opportunities.put(id, now);
        }
        long createdAt = Long.parseLong(String.valueOf(json.get("createdAt")));
        Checkpoint of = checkpoint;
        return before == null && of != null && createdAt <= of.startedAt().toEpochMilli();
    }

    @Override
    public Mono<Parents> listed(Position.Listed position) {
        calls.add("listed " + position.settled());
        Checkpoint before = checkpoint;
        checkpoint = before == null ? null : before.after(position);
        List<String> ids = List.copyOf(opportunities.keySet());
        return Mono.just(new Parents() {
            @Override
            public long count() {
                return ids.size();
            }

            @Override
            public Flux<String> from(long ordinal) {
                return Flux.fromIterable(ids).skip(ordinal);
            }
        });
    }

    @Override
    public Mono<Void> finish(ExportReport of) {
        calls.add("finish");
        report = of;
        return Mono.empty();
    }
}
