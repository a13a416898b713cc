package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Truth;
import dev.lever4j.simulator.Unrest;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account that moves under the export, and a server that knows better than its lists what it held. */
@Tag("it")
class RestlessAccountTest {
    private static final int OPPORTUNITIES = 600;
    private static final int PAGE = 10;

    private static PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    private static Simulator restless(long seed) {
        AtomicInteger pages = new AtomicInteger();
        Simulator[] self = new Simulator[1];
        self[0] = Simulator.builder()
                .opportunities(OPPORTUNITIES)
                .rate(1_000_000, 1_000_000)
                .onAnswer(exchange -> {
                    if (exchange.path().equals("/v1/opportunities")
                            && pages.incrementAndGet() == OPPORTUNITIES / PAGE) {
                        self[0].controls().calm();
                    }
                })
                .start();
        self[0].controls().unrest(Unrest.of(5).seed(seed));
        return self[0];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allThatExistedThroughoutIsThereOnceWithTheApplicationsThatCameWithIt(long seed) {
        String schema = "seed" + seed;
        try (Account account = new Account(restless(seed))) {
            LeverExport export = LeverExport.of(account.client)
                    .filter(OpportunityFilter.builder().limit(PAGE).build())
                    .with(ExportResource.APPLICATIONS);
            ExportReport report = PostgresExport.into(server.factory())
                    .schema(schema)
                    .write(export)
                    .blockOptional(PostgresServer.LIMIT)
                    .orElseThrow();

            Truth truth = account.simulator.truth();
            assertThat(report.isComplete()).isTrue();
            assertThat(server.rows("SELECT id FROM " + schema + ".opportunities"))
                    .containsAll(truth.lives().stream()
                            .filter(life -> life.existedSince(report.startedAt()))
                            .map(Truth.Life::id)
                            .toList())
                    .isSubsetOf(truth.lives().stream().map(Truth.Life::id).toList());
            ExportReport.Counts come = report.resources().get(ExportResource.OPPORTUNITIES);
            assertThat(come).isNotNull();
            assertThat(server.rows("SELECT count(*) < " + come.rows() + " FROM " + schema + ".opportunities"))
                    .as("some came twice")
                    .containsExactly("true");
            // what came with it is in the record too
            assertThat(server.rows(String.format("""
                            SELECT count(*) FROM (SELECT o.id, a::text FROM %1$s.opportunities o, json_array_elements(o.json->'applications') a) r
                            FULL JOIN (SELECT opportunity_id, json::text FROM %1$s.applications) k
                            ON r.id = k.opportunity_id AND r.a = k.json WHERE r.id IS NULL OR k.opportunity_id IS NULL""", schema))).containsExactly("0");
        }
    }
}
