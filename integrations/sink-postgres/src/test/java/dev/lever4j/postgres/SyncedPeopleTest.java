package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.Opportunity;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.State;
import dev.lever4j.simulator.world.Mutation;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Who is not to be in the tables any more, or never by name, is not there after a sync. */
@Tag("it")
class SyncedPeopleTest {
    private static final Rescan FULL = Rescan.full(Duration.ofMillis(1));
    private static final int KEY = 32;
    private static final int SHORT = 4;

    private static PostgresServer server;

    private final HandClock clock = new HandClock(Instant.parse("2026-07-01T08:00:00Z"));
    private final Account account = new Account(40, clock);
    private final LeverExport export = export(account.client);

    private static LeverExport export(LeverClient client) {
        return LeverExport.of(client)
                .with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.NOTES, ExportResource.OFFERS);
    }

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
        account.close();
        server.run("DROP SCHEMA IF EXISTS lever CASCADE", "DROP SCHEMA IF EXISTS fresh CASCADE");
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
        assertThat(Kept.rows(server, "lever", export.resources()))
                .containsExactlyInAnyOrderElementsOf(Kept.rows(server, "fresh", export.resources()));
    }

    /** All columns of all tables, those that say what the others hold too. */
    private static String everything() {
        StringBuilder all = new StringBuilder();
        for (String table :
                server.rows("SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'lever' AND relkind = 'r'")) {
            all.append(server.rows("SELECT t::text FROM lever." + table + " t"));
        }
        return all.toString();
    }

    private String change(Mutation.Kind kind) {
        clock.pass(Duration.ofSeconds(10));
        return account.simulator.mutations(5).only(kind).step().id();
    }

    private static Opportunity opportunity(State state, String id) {
        String json = Objects.requireNonNull(state.opportunities().get(id)).json();
        return LeverJson.decode(json.getBytes(StandardCharsets.UTF_8), Opportunity.class);
    }

    @Test
    void whoWasAnonymizedIsInNoTableByNameOrAddress() {
        write("lever", export);
        State before = account.simulator.state();
        String id = change(Mutation.Kind.ANONYMIZE);
        Opportunity was = opportunity(before, id);
        assertThat(was.name()).isNotBlank();
        assertThat(everything()).contains(was.name()).contains(was.emails());
        clock.pass(Duration.ofHours(1));

        SyncReport report = synced(export, Rescan.CHANGED);

        assertThat(report.isComplete()).isTrue();
        assertThat(everything()).contains(id).doesNotContain(was.emails());
        assertThat(server.rows("SELECT o::text, a::text, c::text FROM lever.opportunities o"
                                + " LEFT JOIN lever.applications a ON a.opportunity_id = o.id"
                                + " LEFT JOIN lever.contact c ON c.opportunity_id = o.id WHERE o.id = '" + id + "'")
                        .toString())
                .contains(id)
                .doesNotContain(was.name());
        assertIsAsNew(export);
    }

    @Test
    void nobodyIsNamedInTablesOfARedactedExport() {
        byte[] key = new byte[KEY];
        new Random(1).nextBytes(key);
        LeverExport redacted = export.redact(Redaction.of(RedactionProfile.strict(), RedactionKey.of(key)));
        Set<String> said = new LinkedHashSet<>(said(account.simulator.state()));
        write("lever", redacted);
        for (Mutation.Kind kind :
                List.of(Mutation.Kind.CREATE, Mutation.Kind.CONTACT, Mutation.Kind.MOVE, Mutation.Kind.DELETE)) {
            change(kind);
        }
        said.addAll(said(account.simulator.state()));
        clock.pass(Duration.ofHours(1));

        assertThat(synced(redacted, FULL).total().added()).isPositive();

        assertThat(said).hasSizeGreaterThan(50);
        assertThat(everything()).doesNotContain(said);
        assertIsAsNew(redacted);
    }

    /** Names, addresses and numbers of people. */
    private static Set<String> said(State state) {
        Set<String> all = new LinkedHashSet<>();
        for (String id : state.opportunities().keySet()) {
            Opportunity one = opportunity(state, id);
            all.add(Objects.requireNonNullElse(one.name(), ""));
            all.addAll(one.emails());
            one.phones().forEach(phone -> all.add(Objects.requireNonNullElse(phone.value(), "")));
        }
        all.removeIf(text -> text.length() < SHORT);
        return all;
    }

    /** Of other lists it tells then. */
    @Test
    void whatARoundToldBeforeItIsGoneOnWithByARescanOfAllIsForgotten() {
        account.simulator.controls().hideConfidential(true);
        write("lever", export);
        String id = change(Mutation.Kind.MOVE);
        clock.pass(Duration.ofHours(1));
        account.simulator.controls().inject(Fault.status(400).on("GET", "/v1/applications/deleted"));
        assertThatThrownBy(() -> synced(export, Rescan.CHANGED)).isInstanceOf(BadRequestException.class);
        while (!Objects.requireNonNull(account.simulator.state().opportunities().get(id))
                .confidential()) {
            change(Mutation.Kind.CONFIDE);
        }

        synced(export, FULL);

        assertThat(everything()).doesNotContain(id);
    }

    /** As lasting as the position is. */
    @Test
    void whatWasToldOutlastsAServerThatEndsWithoutWarning() {
        write("lever", export);
        assertThat(server.rows("SELECT count(*) FROM pg_class WHERE relname = 'lever4j_told'"))
                .as("an export needs none")
                .containsExactly("0");

        synced(export, Rescan.CHANGED);

        assertThat(server.rows("SELECT relpersistence::text FROM pg_class WHERE relname LIKE 'lever4j_told%'"))
                .containsOnly("p");
    }

    /** Wherever the sync is interrupted. */
    @Test
    void whatHasBecomeConfidentialGoesWithARescanOfAll() {
        account.simulator.controls().hideConfidential(true);
        write("lever", export);
        List<String> hidden = List.of(change(Mutation.Kind.CONFIDE), change(Mutation.Kind.CONFIDE));
        change(Mutation.Kind.MOVE);
        clock.pass(Duration.ofHours(1));
        assertThat(synced(export, Rescan.CHANGED).isComplete()).isTrue();
        assertThat(everything()).as("nothing tells of them").contains(hidden);

        Random random = new Random(7);
        for (int cut = 0; cut < 12; cut++) {
            clock.pass(Duration.ofMinutes(20));
            change(Mutation.Kind.MOVE);
            End end = End.values()[cut % End.values().length];
            end.at(server, "", 40 + random.nextInt(120), over -> sync(over, export, FULL))
                    .onErrorComplete(PostgresExportException.class)
                    .block(PostgresServer.LIMIT);
        }
        SyncReport report = synced(export, FULL);

        assertThat(report.isComplete()).isTrue();
        assertThat(everything()).doesNotContain(hidden);
        assertIsAsNew(export);
        assertThat(server.rows("SELECT count(*) FROM lever.lever4j_told")).containsExactly("0");
    }
}
