package dev.lever4j.export.folder;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Exchange;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulator with files, which writes down what it has sent of them, and an export of it with its files. */
final class Filing implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern DOWNLOAD =
            Pattern.compile("/v1/opportunities/([^/]+)/(files|resumes)/([^/]+)/download");
    private static final ExportResource[] BOTH = {ExportResource.FILES, ExportResource.RESUMES};

    /** The SHA-256 of what was sent, by {@code resource/parent/id}. */
    final Map<String, String> sent = new ConcurrentHashMap<>();

    final Simulator simulator;
    final LeverClient client;

    Filing(int opportunities) {
        this(opportunities, 1);
    }

    Filing(int opportunities, long seed) {
        simulator = Simulator.builder()
                .seed(seed)
                .opportunities(opportunities)
                .rate(100_000, 100_000)
                .onAnswer(this::note)
                .start();
        client = client(new RateLimit(2_000, 2_000));
    }

    LeverClient client(RateLimit rate) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
                .apiKey(Secret.of(simulator.apiKey()))
                .rate(rate)
                .build();
    }

    private void note(Exchange exchange) {
        Matcher download = DOWNLOAD.matcher(exchange.path());
        if (download.matches() && exchange.status() == 200) {
            sent.put(
                    download.group(2) + "/" + download.group(1) + "/" + download.group(3), Sha256.hex(exchange.body()));
        }
    }

    LeverExport export() {
        return LeverExport.of(client).with(BOTH);
    }

    static ExportFolder into(Path folder) {
        return ExportFolder.at(folder).files(new QuickDisk()).download(BOTH);
    }

    FolderManifest write(Path folder) {
        return into(folder).write(export()).blockOptional(LIMIT).orElseThrow();
    }

    /** Requests for files by now. */
    List<Ledger.Entry> requests() {
        return simulator
                .ledger()
                .entries(entry -> DOWNLOAD.matcher(entry.path()).matches());
    }

    String anOpportunity() {
        return Objects.requireNonNull(
                        client.opportunities().list().items().next().block(LIMIT))
                .id();
    }

    /** What is listed, in the order of the segments. */
    static List<DownloadRow> rows(Path folder, FolderManifest manifest) {
        List<DownloadRow> rows = new ArrayList<>();
        for (FolderManifest.Segment segment : manifest.downloads().segments()) {
            try {
                SegmentReader.read(folder, segment, line -> rows.add(DownloadRow.parse(line)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rows;
    }

    /** The SHA-256 of each file that is listed, as it lies there, by {@code resource/parent/id}. */
    static Map<String, String> found(Path folder, FolderManifest manifest) {
        Map<String, String> found = new HashMap<>();
        for (DownloadRow row : rows(folder, manifest)) {
            if (row.file() != null) {
                String before = found.put(
                        row.resource().text() + "/" + row.parent() + "/" + row.id(), hash(folder.resolve(row.file())));
                if (before != null) {
                    throw new AssertionError("listed twice: " + row.id());
                }
            }
        }
        return found;
    }

    /** Files below {@code downloads} that are no lines. */
    static List<String> lying(Path folder) {
        return Contents.files(folder).stream()
                .filter(name -> name.startsWith("downloads/") && !name.matches("downloads/\\d+\\.ndjson"))
                .toList();
    }

    static String hash(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.closeGracefully(Duration.ZERO).block(LIMIT);
        simulator.close();
    }
}
