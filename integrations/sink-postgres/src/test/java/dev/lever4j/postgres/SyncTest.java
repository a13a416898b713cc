package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.SyncReport;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** However often it is synced, interrupted or not, a schema holds what a new export of the account would. */
@Tag("it")
class SyncTest {
    private static final int ROUNDS = 5;
    private static final int MOST_CHANGES = 12;

    private static PostgresServer server;

    private final HandClock clock = new HandClock(Instant.parse("2026-07-01T08:00:00Z"));
    private final Simulator lever = Simulator.builder()
            .opportunities(40)
            .rate(1_000_000, 1_000_000)
            .clock(clock)
            .start();
    private final LeverResources resources = LeverResources.builder()
            .timeAndChance(new TimeAndChance(
                    clock, System::nanoTime, TimeAndChance.system().scheduler(), new Random(1)))
            .build();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
            .apiKey(Secret.of(lever.apiKey()))
            .rate(new RateLimit(100_000, 100_000))
            .resources(resources)
            .build();
    private final LeverExport export = LeverExport.of(client)
            .with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.NOTES, ExportResource.OFFERS);
    private final Mutations mutations = lever.mutations(7);

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

    @AfterEach
    void close() {
        client.close();
        resources.closeGracefully(Duration.ZERO).block(PostgresServer.LIMIT);
        lever.close();
        server.run("DROP SCHEMA IF EXISTS lever CASCADE");
    }

    private static void write(String schema, LeverExport export) {
        assertThat(PostgresExport.into(server.factory())
                        .schema(schema)
                        .write(export)
                        .blockOptional(PostgresServer.LIMIT))
                .isPresent();
    }

    private static Mono<SyncReport> sync(ConnectionFactory connections, LeverExport export, Rescan rescan) {
        return PostgresExport.into(connections).sync(export.sync().rescan(rescan));
    }

    private static SyncReport synced(LeverExport export, Rescan rescan) {
        return sync(server.factory(), export, rescan)
                .blockOptional(PostgresServer.LIMIT)
                .orElseThrow();
    }

    private static void assertIsAsNew(LeverExport export) {
        write("fresh", export);
        List<String> fresh = Kept.rows(server, "fresh", export.resources());
        server.run("DROP SCHEMA fresh CASCADE");
        assertThat(Kept.rows(server, "lever", export.resources())).containsExactlyInAnyOrderElementsOf(fresh);
    }

    private void change(Mutations which, int times, Random random) {
        for (int i = 0; i < times; i++) {
            clock.pass(Duration.ofSeconds(1 + random.nextInt(300)));
            which.step();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSyncedSchemaHoldsWhatANewExportWould(long seed) {
        Random random = new Random(seed);
        boolean touch = seed % 2 == 0;
        lever.controls().notesTouch(touch);
        lever.controls().contactsTouch(touch);
        Rescan rescan = touch ? Rescan.CHANGED : Rescan.full(Duration.ofMillis(1));
        Mutations changes = lever.mutations(seed);
        write("lever", export);

        for (int round = 0; round < ROUNDS; round++) {
            change(changes, 1 + random.nextInt(MOST_CHANGES), random);
            for (int cut = random.nextInt(3); cut > 0; cut--) {
                End end = End.values()[random.nextInt(End.values().length)];
                end.at(server, "", 2 + random.nextInt(90), over -> sync(over, export, rescan))
                        .onErrorComplete(PostgresExportException.class)
                        .block(PostgresServer.LIMIT);
            }
            assertThat(synced(export, rescan).isComplete()).isTrue();
            assertIsAsNew(export);
        }
        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports")).containsExactly("true");
        assertThat(server.rows("SELECT bool_and(complete AND until >= since) FROM lever.lever4j_syncs"))
                .containsExactly("true");
    }

    /** Whatever is being done at that moment. */
    @Test
    void whatEndsAtAnyStepIsGoneOnWith() {
        Random random = new Random(7);
        lever.controls().notesTouch(true);
        lever.controls().contactsTouch(true);
        write("lever", export);
        int all = End.steps(server, over -> sync(over, export, Rescan.CHANGED));

        for (int step = 2; step < all; step++) {
            change(mutations, 2, random);
            End end = End.values()[step % End.values().length];
            end.at(server, "", step, over -> sync(over, export, Rescan.CHANGED))
                    .onErrorComplete(PostgresExportException.class)
                    .block(PostgresServer.LIMIT);
            if (step % 10 == 0) {
                synced(export, Rescan.CHANGED);
                assertIsAsNew(export);
            }
        }
    }
}
