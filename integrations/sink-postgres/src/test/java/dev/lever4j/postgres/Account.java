package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Commit;
import dev.lever4j.export.Commits;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportSink;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Row;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A simulated account, its client, and what an export of it brings. */
final class Account implements AutoCloseable {
    private static final RateLimit UNLIMITED = new RateLimit(100_000, 100_000);

    final Simulator simulator;
    final LeverClient client;
    private final LeverResources resources;

    Account(int opportunities) {
        this(Simulator.builder()
                .opportunities(opportunities)
                .rate(1_000_000, 1_000_000)
                .start());
    }

    Account(Simulator simulator) {
        this(simulator, LeverResources.builder().build());
    }

    /** One clock for both. */
    Account(int opportunities, Clock clock) {
        this(
                Simulator.builder()
                        .opportunities(opportunities)
                        .rate(1_000_000, 1_000_000)
                        .clock(clock)
                        .start(),
                LeverResources.builder()
                        .timeAndChance(new TimeAndChance(
                                clock, System::nanoTime, TimeAndChance.system().scheduler(), new Random(1)))
                        .build());
    }

    private Account(Simulator simulator, LeverResources resources) {
        this.simulator = simulator;
        this.resources = resources;
        this.client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
                .apiKey(Secret.of(simulator.apiKey()))
                .rate(UNLIMITED)
                .resources(resources)
                .build();
    }

    /** Of several commits, though it is small. */
    LeverExport export(ExportResource... children) {
        return LeverExport.of(client)
                .filter(OpportunityFilter.builder().limit(5).build())
                .with(children);
    }

    int requests() {
        return simulator.ledger().apiRequests().size();
    }

    /** What comes of an export of an account in which nothing changes: resource, parent and record, each once. */
    Set<String> rows(LeverExport export) {
        Gathered gathered = new Gathered();
        assertThat(export.to(ExportSink.committing(gathered)).block(PostgresServer.LIMIT))
                .isNotNull();
        return gathered.rows;
    }

    @Override
    public void close() {
        client.closeGracefully(Duration.ZERO).block(PostgresServer.LIMIT);
        resources.closeGracefully(Duration.ZERO).block(PostgresServer.LIMIT);
        simulator.close();
    }

    private static final class Gathered implements Commits {
        final Set<String> rows = new LinkedHashSet<>();
        private final Set<String> ids = new LinkedHashSet<>();

        @Override
        public Mono<Checkpoint> last() {
            return Mono.empty();
        }

        @Override
        public Mono<Long> keep(Commit commit) {
            return Mono.fromSupplier(() -> commit.rows()
                    .peek(row -> rows.add(row.resource().text() + "|" + row.parent() + "|"
                            + new String(row.json().bytes(), StandardCharsets.UTF_8)))
                    .filter(row -> isNew(row, commit))
                    .count());
        }

        private boolean isNew(Row row, Commit commit) {
            return row.resource() == commit.checkpoint().root()
                    && ids.add(row.json().id().orElse(""));
        }

        @Override
        public Mono<Parents> kept() {
            List<String> all = new ArrayList<>(ids);
            return Mono.just(new Parents() {
                @Override
                public long count() {
                    return all.size();
                }

                @Override
                public Flux<String> from(long ordinal) {
                    return Flux.fromIterable(all).skip(ordinal);
                }
            });
        }
    }
}
