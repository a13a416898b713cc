package dev.lever4j.export.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawResponse;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.export.report.ReportPage;
import dev.lever4j.json.LeverJson;
import dev.lever4j.json.RawJson;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Over real HTTP: what people are called, wrote and were written about is nowhere but at Lever. */
class RedactedExportTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String KEY = "canary-key-of-thirty-two-bytes-or-more";
    private static final Set<String> PLANTED = Set.of(
            "Canary Featherstone",
            "canary.featherstone@example.org",
            "+41 79 555 01 02",
            "network.example.org",
            "Canary of all trades",
            "canary-tag",
            "Canary's aunt",
            "Canary Islands",
            "Canary sang in private",
            "Canary sang in public");

    @TempDir
    private Path parent;

    private final Simulator simulator =
            Simulator.builder().opportunities(30).rate(100_000, 100_000).start();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
            .apiKey(Secret.of(simulator.apiKey()))
            .rate(new RateLimit(5_000, 5_000))
            .build();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> before = new HashMap<>();
    private final ListAppender<ILoggingEvent> printed = new ListAppender<>();

    /** To all that is logged, at any level: that takes its time. */
    private void listen() {
        root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new Silence()));
        printed.start();
        root.addAppender(printed);
        root.getLoggerContext().getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(logger -> {
                    before.put(logger, logger.getLevel());
                    logger.setLevel(Level.TRACE);
                });
    }

    @AfterEach
    void close() {
        before.forEach(Logger::setLevel);
        root.detachAppender(printed);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
        client.closeGracefully(Duration.ZERO).block(LIMIT);
        simulator.close();
    }

    private static Redaction redaction(String profile) {
        return Redaction.of(
                RedactionProfile.parse("test", "{redaction: 1, base: strict" + profile + "}"),
                RedactionKey.of(KEY.getBytes(StandardCharsets.US_ASCII)));
    }

    private LeverExport export(ExportResource list) {
        return LeverExport.of(client).resource(list).with(list.children().toArray(ExportResource[]::new));
    }

    private FolderManifest write(Path folder, LeverExport export) {
        return write(ExportFolder.at(folder), export);
    }

    private FolderManifest write(ExportFolder folder, LeverExport export) {
        return folder.write(export).blockOptional(LIMIT).orElseThrow();
    }

    /** As a table, and beside it the record itself: no text of either is another for being disarmed. */
    private static ExportFolder csv(Path folder) {
        return ExportFolder.at(folder).format(CsvFormat.csv().cellsAsTheyAre().withJson());
    }

    private static String page(Path folder) {
        return ReportPage.of(
                ExportFolder.at(folder).course().blockOptional(LIMIT).orElseThrow());
    }

    private static FolderManifest.Part part(FolderManifest manifest, ExportResource of) {
        return Objects.requireNonNull(manifest.resources().get(of));
    }

    /** A folder for each list of the account. */
    private Path all(String name, UnaryOperator<LeverExport> how) {
        return all(name, ExportFolder::at, how);
    }

    private Path all(String name, Function<Path, ExportFolder> into, UnaryOperator<LeverExport> how) {
        Path exports = parent.resolve(name);
        assertThat(exports.toFile().mkdir()).isTrue();
        for (ExportResource list : lists()) {
            write(into.apply(exports.resolve(list.text())), how.apply(export(list)));
        }
        return exports;
    }

    private static List<ExportResource> lists() {
        return Arrays.stream(ExportResource.values())
                .filter(list -> list.parent().isEmpty())
                .toList();
    }

    private String post(String template, String id, String json) {
        String user = client.users()
                .list()
                .items()
                .next()
                .blockOptional(LIMIT)
                .orElseThrow()
                .id();
        return client.raw()
                .post(template, id.isEmpty() ? new String[0] : new String[] {id})
                .query("perform_as", user)
                .body(json.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .map(RawResponse::text)
                .blockOptional(LIMIT)
                .orElseThrow()
                .replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private void plant() {
        String id = post("/opportunities", "", """
                {"name":"Canary Featherstone","headline":"Canary of all trades","emails":["Canary.Featherstone@example.org"],
                "phones":[{"type":"mobile","value":"+41 79 555 01 02"}],"links":["https://network.example.org/canary"],
                "tags":["canary-tag"],"sources":["Canary's aunt"],"location":"Canary Islands"}""");
        post("/opportunities/{id}/notes", id, "{\"value\":\"Canary sang in private\",\"secret\":true}");
        post("/opportunities/{id}/notes", id, "{\"value\":\"Canary sang in public\"}");
    }

    private String said(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private String logged() {
        return List.copyOf(printed.list).stream()
                .map(event ->
                        event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void nothingPersonalIsInARedactedExportNorInWhatIsSaidOfIt() {
        plant();
        Set<String> canaries = Canaries.of(all("as-it-is", LeverExport::withSecret));
        canaries.addAll(PLANTED);
        listen();

        Path redacted = all("redacted", export -> export.redact(redaction("")));
        simulator
                .controls()
                .inject(Fault.truncate(900).on("GET", "/v1/opportunities").times(3));
        simulator
                .controls()
                .inject(Fault.status(200, "{\"data\":[{\"id\":\"x\",\"name\":\"Canary Featherstone\"}],\"hasNext\":1}")
                        .on("GET", "/v1/users")
                        .times(5));
        String errors = "";
        for (ExportResource list : List.of(ExportResource.OPPORTUNITIES, ExportResource.USERS)) {
            LeverExport failing = export(list).redact(redaction(""));
            errors += ExportFolder.at(redacted.resolve("failing-" + list.text()))
                    .write(failing)
                    .map(FolderManifest::toString)
                    .onErrorResume(error -> Mono.just(said(error)))
                    .block(LIMIT);
        }
        String said = logged() + errors + redaction("");

        assertThat(canaries).hasSizeGreaterThan(300);
        assertThat(errors).contains("MalformedResponseException");
        assertThat(printed.list).hasSizeGreaterThan(100);
        assertThat(Canaries.in(redacted, canaries)).isEmpty();
        assertThat(Canaries.in(redacted, Set.of(KEY))).isEmpty();
        assertThat(canaries).noneMatch(said::contains);
        assertThat(said).doesNotContain(KEY);
    }

    @Test
    void everyFormatsManifestSaysHowItIsRedacted() throws Exception {
        Redaction strict =
                Redaction.of(RedactionProfile.strict(), RedactionKey.of(KEY.getBytes(StandardCharsets.US_ASCII)));
        LeverExport export = LeverExport.of(client);
        for (FileFormat format : new FileFormat[] {null, CsvFormat.csv(), CompressedNdjson.gzip()}) {
            Path folder = parent.resolve(format == null ? "lines" : format.ending());
            ExportFolder plain = ExportFolder.at(folder);
            FolderManifest manifest = write(format == null ? plain : plain.format(format), export.redact(strict));
            String text = Files.readString(folder.resolve("manifest.json"));

            assertThat(manifest.redaction()).isEqualTo(strict.mark());
            assertThat(FolderManifest.parse(text)).isEqualTo(manifest);
            assertThat(text)
                    .contains("\"redaction\":{\"profile\":\"" + strict.mark().profile() + "\"")
                    .doesNotContain(KEY);
        }
        assertThat(write(parent.resolve("plain"), export).redaction()).isNull();
        assertThat(parent.resolve("plain/manifest.json")).content().doesNotContain("redaction");
        byte[] profile = RedactionProfile.strict().toText().getBytes(StandardCharsets.UTF_8);
        assertThat(strict.mark().profile())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(profile)));
        RedactionMark other = Redaction.of(RedactionProfile.strict(), RedactionKey.of(new byte[32]))
                .mark();
        assertThat(other.profile()).isEqualTo(strict.mark().profile());
        assertThat(other.fingerprint()).isNotEqualTo(strict.mark().fingerprint());
    }

    @Test
    void norInTablesOfItNorInAPictureOfIt() {
        plant();
        Set<String> canaries = Canaries.of(all("as-it-is", LeverExport::withSecret));

        Path redacted = all("redacted", RedactedExportTest::csv, export -> export.redact(redaction("")));
        String pages = lists().stream()
                .map(list -> page(redacted.resolve(list.text())))
                .collect(Collectors.joining());

        assertThat(canaries).hasSizeGreaterThan(300);
        assertThat(redacted.resolve("opportunities/opportunities")).isDirectoryContaining("glob:**.csv");
        assertThat(Canaries.in(redacted, canaries)).isEmpty();
        assertThat(pages).contains("Secret records that were not asked for: ");
        assertThat(canaries).noneMatch(pages::contains);
    }

    /** Or else the tests above could not fail. */
    @Test
    void oneRuleThatLeaksIsFound() {
        plant();
        Set<String> canaries = Canaries.of(all("as-it-is", LeverExport::withSecret));
        LeverExport export = export(ExportResource.OPPORTUNITIES);
        Map<String, String> leaks = Map.of(
                "opportunities: {headline: keep}", "Canary of all trades",
                "contact: {location.name: keep}", "Canary Islands",
                "opportunities: {contact.name: keep}", "Canary Featherstone",
                "notes: {fields.value: keep}", "Canary sang in public",
                "applications: {links: keep}", "network.example.com");

        leaks.forEach((rule, canary) -> {
            Path folder = parent.resolve(String.valueOf(rule.hashCode()));
            write(folder, export.redact(redaction(", " + rule)));

            assertThat(Canaries.in(folder, canaries)).as(rule).anyMatch(leak -> leak.contains(canary));
            Path tables = parent.resolve(rule.hashCode() + "-csv");
            write(csv(tables), export.redact(redaction(", " + rule)));

            assertThat(Canaries.in(tables, canaries)).as(rule).anyMatch(leak -> leak.contains(canary));
        });
        Path secret = parent.resolve("secret");
        write(secret, export.withSecret().redact(redaction(", notes: {fields.value: keep}")));
        assertThat(Canaries.in(secret, canaries)).contains("Canary sang in private");
    }

    @Test
    void everyRecordIsThereByItsIdAndBelongsToItsParent() {
        Path plain = parent.resolve("plain");
        Path redacted = parent.resolve("redacted");
        FolderManifest before = write(plain, export(ExportResource.OPPORTUNITIES));
        FolderManifest after =
                write(redacted, export(ExportResource.OPPORTUNITIES).redact(redaction("")));

        assertThat(after.isComplete()).isTrue();
        assertThat(after.resources().keySet())
                .isEqualTo(before.resources().keySet())
                .hasSize(13);
        before.resources()
                .forEach((resource, part) -> assertThat(ids(redacted, after, resource))
                        .as(resource.text())
                        .hasSize((int) part.rows())
                        .isEqualTo(ids(plain, before, resource)));
    }

    /** Whoever is the same person in what Lever sent is the same hash in what left, whichever record tells of them. */
    @Test
    void aPersonHasOneHashInOpportunityApplicationAndContact() {
        Path plain = parent.resolve("plain");
        Path redacted = parent.resolve("redacted");
        LeverExport export = LeverExport.of(client).with(ExportResource.APPLICATIONS, ExportResource.CONTACT);
        Map<String, List<String>> before = addresses(plain, write(plain, export));
        Map<String, List<String>> after = addresses(redacted, write(redacted, export.redact(redaction(""))));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        Map<String, String> hashes = new HashMap<>();
        before.forEach((record, addresses) -> {
            List<String> its = Objects.requireNonNull(after.get(record));
            assertThat(its).hasSameSizeAs(addresses).allMatch(hash -> hash.matches("h:[\\w-]{22}"));
            for (int i = 0; i < its.size(); i++) {
                String known = hashes.putIfAbsent(addresses.get(i).strip().toLowerCase(Locale.ROOT), its.get(i));
                assertThat(known == null ? its.get(i) : known).isEqualTo(its.get(i));
            }
        });
        assertThat(hashes).hasSizeGreaterThan(20);
        assertThat(hashes.values()).doesNotHaveDuplicates();
        assertThat(before).hasSizeGreaterThan(hashes.size());
    }

    /** By resource and id; those without any are left out. */
    private static Map<String, List<String>> addresses(Path folder, FolderManifest manifest) {
        Map<String, List<String>> addresses = new HashMap<>();
        manifest.resources()
                .forEach((resource, part) -> records(folder, part).forEach(fields -> {
                    List<String> its = new ArrayList<>();
                    if (fields.get("emails") instanceof List<?> several) {
                        several.forEach(one -> its.add(String.valueOf(one)));
                    }
                    if (fields.get("email") instanceof String one) {
                        its.add(one);
                    }
                    if (!its.isEmpty()) {
                        addresses.put(
                                resource.text() + " " + fields.get("id") + " of " + fields.get("opportunityId"), its);
                    }
                }));
        return addresses;
    }

    private static List<Map<String, ?>> records(Path folder, FolderManifest.Part part) {
        List<Map<String, ?>> records = new ArrayList<>();
        part.segments().forEach(segment -> {
            try {
                Files.readAllLines(folder.resolve(segment.name()))
                        .forEach(line -> records.add(LeverJson.map(line.getBytes(StandardCharsets.UTF_8))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return records;
    }

    private static List<String> ids(Path folder, FolderManifest manifest, ExportResource resource) {
        List<String> ids = new ArrayList<>();
        records(folder, part(manifest, resource))
                .forEach(fields -> ids.add(
                        fields.get("id") + " of " + fields.get("opportunityId") + " at " + fields.get("createdAt")));
        ids.sort(null);
        return ids;
    }

    @Test
    void pagesAreRedactedToo() {
        plant();
        LeverExport export = LeverExport.of(client).redact(redaction(""));

        List<RawJson> records = export.pages()
                .flatMapIterable(page -> page)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        Set<Set<String>> fields =
                records.stream().map(record -> record.toMap().keySet()).collect(Collectors.toSet());

        assertThat(records).hasSizeGreaterThan(30);
        assertThat(fields)
                .allSatisfy(names -> assertThat(new TreeSet<>(names))
                        .contains("id", "stage", "emails")
                        .doesNotContain("name", "headline", "links", "location"));
    }

    @Test
    void whatIsSecretIsLeftOutAndCountedUnlessItIsAskedFor() {
        LeverExport export = LeverExport.of(client).with(ExportResource.NOTES);
        FolderManifest without = write(parent.resolve("without"), export);
        FolderManifest with = write(parent.resolve("with"), export.withSecret());

        long all = part(with, ExportResource.NOTES).rows();
        long open = part(without, ExportResource.NOTES).rows();
        long leftOut = part(without, ExportResource.NOTES).counts().leftOut();
        assertThat(Canaries.in(parent.resolve("without"), Set.of("\"secret\":true")))
                .isEmpty();
        assertThat(Canaries.in(parent.resolve("with"), Set.of("\"secret\":true")))
                .isNotEmpty();
        assertThat(leftOut).isPositive();
        assertThat(open + leftOut).isEqualTo(all);
        assertThat(without.isComplete()).isTrue();
        assertThat(FolderManifest.parse(without.toJson())).isEqualTo(without);
        assertThat(part(with, ExportResource.NOTES).counts().leftOut()).isZero();
    }

    /** What is there was made otherwise: mixed with it, neither would be true any more. */
    @Test
    void anotherProfileAnotherKeyAndAnotherSecrecyAreOtherExports() {
        Path folder = parent.resolve("out");
        LeverExport export = LeverExport.of(client).with(ExportResource.NOTES);
        LeverExport begun = export.redact(redaction(""));
        write(folder, begun);
        Redaction otherKey = Redaction.of(RedactionProfile.strict(), RedactionKey.of(new byte[40]));

        for (LeverExport other : List.of(
                export,
                begun.withSecret(),
                export.redact(redaction(", tags: {text: keep}")),
                export.redact(otherKey))) {
            assertThatThrownBy(() -> write(folder, other))
                    .isInstanceOf(ExportFileException.class)
                    .hasMessageContaining("redaction (profile or key)")
                    .hasMessageNotContaining(KEY);
        }
        assertThat(write(folder, export.redact(redaction(""))).runs()).isPositive();
        assertThat(Canaries.in(folder, Set.of(KEY))).isEmpty();
    }

    /** Keeps a TRACE run off the console. */
    private static final class Silence extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return FilterReply.DENY;
        }
    }
}
