package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.json.RawJson;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over real HTTP, against a server that shares no code with the engine. */
class LeverExportSimulatedTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Simulator simulator =
            Simulator.builder().opportunities(300).rate(100_000, 100_000).start();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
            .apiKey(Secret.of(simulator.apiKey()))
            .rate(new RateLimit(100_000, 100_000))
            .build();

    @AfterEach
    void close() {
        client.closeGracefully(Duration.ZERO).block(SOON);
        simulator.close();
    }

    private List<Batch> list(LeverExport export, Checkpoint from) {
        return export.list(from).collectList().blockOptional(SOON).orElseThrow();
    }

    /** Once each: where a slice is cut anew, some come twice. */
    private static List<RawJson> records(List<Batch> batches, ExportResource of) {
        return batches.stream()
                .flatMap(batch -> batch.rows().stream())
                .filter(row -> row.resource() == of)
                .map(Row::json)
                .distinct()
                .toList();
    }

    @Test
    void theSlicesHoldExactlyWhatOneChainHoldsByteForByte() {
        LeverExport export = LeverExport.of(client);
        List<RawJson> chain = client.opportunities()
                .list(where -> where.confidentiality(dev.lever4j.request.ConfidentialityFilter.ALL))
                .raw()
                .items()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();

        List<Batch> slices = list(export, export.begin().blockOptional(SOON).orElseThrow());

        assertThat(chain).hasSizeGreaterThan(300);
        assertThat(records(slices, ExportResource.OPPORTUNITIES)).containsExactlyInAnyOrderElementsOf(chain);
    }

    /** Whatever the account holds can be listed to its end, in slices or in one piece. */
    @ParameterizedTest
    @EnumSource(
            value = ExportResource.class,
            names = {
                "POSTINGS",
                "DELETED_OPPORTUNITIES",
                "DELETED_POSTINGS",
                "DELETED_APPLICATIONS",
                "REQUISITIONS",
                "REQUISITION_FIELDS",
                "AUDIT_EVENTS",
                "USERS",
                "STAGES",
                "ARCHIVE_REASONS",
                "SOURCES",
                "TAGS",
                "FEEDBACK_TEMPLATES",
                "FORM_TEMPLATES",
                "EEO_RESPONSES",
                "EEO_RESPONSES_WITH_PII",
                "WEBHOOKS"
            })
    void everyListOfTheAccountCanBeExported(ExportResource resource) {
        LeverExport export = LeverExport.of(client).resource(resource);
        Checkpoint checkpoint = export.begin().blockOptional(SOON).orElseThrow();
        for (Batch batch : list(export, checkpoint)) {
            checkpoint = checkpoint.after(batch.position());
        }

        assertThat(checkpoint.gaps()).isEmpty();
        assertThat(checkpoint.open()).isEmpty();
        assertThat(export.plan().blockOptional(SOON)).isPresent();
        assertThat(simulator.ledger().apiRequests()).allMatch(request -> request.status() == 200);
    }

    @Test
    void theListIsTheSameAsPagesWithoutAnEngineBehindThem() {
        LeverExport export = LeverExport.of(client).resource(ExportResource.DELETED_APPLICATIONS);
        Checkpoint begun = export.begin().blockOptional(SOON).orElseThrow();

        assertThat(export.pages()
                        .flatMapIterable(page -> page)
                        .collectList()
                        .blockOptional(SOON)
                        .orElseThrow())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(records(list(export, begun), ExportResource.DELETED_APPLICATIONS));
    }

    /** Lists of what was deleted are given for a month at a time at most. */
    @ParameterizedTest
    @EnumSource(
            value = ExportResource.class,
            names = {"DELETED_POSTINGS", "DELETED_APPLICATIONS"})
    void whatWasDeletedIsAskedForInWindowsOfAMonthAtMostThatLeaveNothingOut(ExportResource resource) {
        LeverExport export = LeverExport.of(client).resource(resource);
        Checkpoint begun = export.begin().blockOptional(SOON).orElseThrow();
        int before = simulator.ledger().apiRequests().size();

        assertThat(records(list(export, begun), resource)).isNotEmpty().doesNotHaveDuplicates();

        List<long[]> windows = simulator.ledger().apiRequests().stream()
                .skip(before)
                .map(request -> window(request.query()))
                .sorted(Comparator.comparingLong(window -> window[0]))
                .toList();
        long covered = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();
        for (long[] window : windows) {
            assertThat(window[0]).isLessThanOrEqualTo(covered);
            assertThat(window[1] - window[0])
                    .isLessThanOrEqualTo(Duration.ofDays(30).toMillis());
            covered = window[1];
        }
        assertThat(covered).isGreaterThan(begun.startedAt().toEpochMilli());
    }

    private static long[] window(String query) {
        return Stream.of("deleted_at_start", "deleted_at_end")
                .mapToLong(name -> Long.parseLong(query.replaceFirst("(?s)(?:.*&)?" + name + "=(\\d+).*", "$1")))
                .toArray();
    }

    @Test
    void childrenComeFromTheirParentsAndTheOnesExpandedAsThoseAskedFor() {
        LeverExport export = LeverExport.of(client)
                .withSecret()
                .with(
                        ExportResource.APPLICATIONS,
                        ExportResource.NOTES,
                        ExportResource.FEEDBACK,
                        ExportResource.INTERVIEWS,
                        ExportResource.OFFERS,
                        ExportResource.FILES,
                        ExportResource.FILE_ACTIONS,
                        ExportResource.RESUMES,
                        ExportResource.PANELS,
                        ExportResource.REFERRALS,
                        ExportResource.FORMS);
        Checkpoint begun = export.begin().blockOptional(SOON).orElseThrow();
        List<Batch> listed = list(export, begun);
        List<String> ids = records(listed, ExportResource.OPPORTUNITIES).stream()
                .map(record -> record.id().orElseThrow())
                .limit(20)
                .toList();
        Parents parents = new Parents() {
            @Override
            public long count() {
                return ids.size();
            }

            @Override
            public reactor.core.publisher.Flux<String> from(long ordinal) {
                return reactor.core.publisher.Flux.fromIterable(ids).skip(ordinal);
            }
        };

        List<Batch> children =
                export.fanOut(parents, begun).collectList().blockOptional(SOON).orElseThrow();

        assertThat(children).hasSize(20 * 10);
        assertThat(children).allMatch(batch -> batch.skipped().isEmpty());
        List<RawJson> notes = new ArrayList<>();
        for (String id : ids) {
            notes.addAll(Objects.requireNonNull(client.opportunity(id)
                    .notes()
                    .list()
                    .raw()
                    .items()
                    .collectList()
                    .block(SOON)));
        }
        assertThat(records(children, ExportResource.NOTES)).isEqualTo(notes);
        for (String id : ids) {
            List<RawJson> asked = Objects.requireNonNull(client.opportunity(id)
                    .applications()
                    .list()
                    .raw()
                    .items()
                    .collectList()
                    .block(SOON));
            List<RawJson> expanded = listed.stream()
                    .flatMap(batch -> batch.rows().stream())
                    .filter(row -> row.resource() == ExportResource.APPLICATIONS && id.equals(row.parent()))
                    .map(Row::json)
                    .distinct()
                    .toList();
            assertThat(expanded).isEqualTo(asked);
        }
    }

    @Test
    void outlivesFaultsOnTheWay() {
        simulator
                .controls()
                .inject(Fault.status(503).on("GET", "/v1/opportunities").times(2));
        simulator.controls().inject(Fault.drop().on("GET", "/v1/opportunities").times(2));
        simulator
                .controls()
                .inject(Fault.truncate(500).on("GET", "/v1/opportunities").times(2));
        LeverExport export = LeverExport.of(client);

        List<Batch> slices = list(export, export.begin().blockOptional(SOON).orElseThrow());

        assertThat(records(slices, ExportResource.OPPORTUNITIES)).hasSizeGreaterThan(300);
    }

    @Test
    void aKeyWithoutConfidentialAccessIsFoundOut() {
        simulator.controls().inject(Fault.status(403).on("GET", "/v1/opportunities"));
        LeverExport export = LeverExport.of(client);
        Checkpoint begun = export.begin().blockOptional(SOON).orElseThrow();

        assertThat(begun.confidential()).isFalse();
        assertThat(records(list(export, begun), ExportResource.OPPORTUNITIES)).hasSize(300);
    }
}
