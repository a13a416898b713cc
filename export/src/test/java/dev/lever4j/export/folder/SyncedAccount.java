package dev.lever4j.export.folder;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.LeverSync;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.HandClock;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** A simulated account whose clock a test moves, and folders of it. */
final class SyncedAccount implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);

    final HandClock clock = new HandClock(Instant.parse("2026-07-01T08:00:00Z"));
    final Simulator lever;
    final LeverClient client;
    private final TimeAndChance time =
            new TimeAndChance(clock, System::nanoTime, TimeAndChance.system().scheduler(), new Random(1));
    private final LeverResources resources =
            LeverResources.builder().timeAndChance(time).build();
    private final Path parent;
    private volatile Runnable meanwhile = () -> {};

    SyncedAccount(int opportunities, Path parent) {
        this.parent = parent;
        this.lever = Simulator.builder()
                .opportunities(opportunities)
                .rate(1_000_000, 1_000_000)
                .clock(clock)
                .onAnswer(exchange -> meanwhile.run())
                .start();
        this.client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .apiKey(Secret.of(lever.apiKey()))
                .rate(new RateLimit(100_000, 100_000))
                .resources(resources)
                .build();
    }

    /** Small in all that is done at once, so that little brings many commits and files. */
    ExportFolder folder(String name, String format) {
        ExportFolder plain = ExportFolder.at(parent.resolve(name))
                .files(new QuickDisk())
                .timeAndChance(time)
                .pace(Duration.ofMillis(20))
                .compacting(4)
                .chunk(20_000);
        return switch (format) {
            case "csv" -> plain.format(CsvFormat.csv().withJson());
            case "tables" -> plain.format(CsvFormat.csv());
            case "ndjson.gz" -> plain.format(CompressedNdjson.gzip());
            default -> plain;
        };
    }

    FolderManifest export(String name, String format, LeverExport export) {
        return folder(name, format).write(export).blockOptional(LIMIT).orElseThrow();
    }

    FolderManifest sync(String name, String format, LeverSync sync) {
        return folder(name, format).sync(sync).blockOptional(LIMIT).orElseThrow();
    }

    /** Done after each answer. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    int requests() {
        return lever.ledger().apiRequests().size();
    }

    /** What a reader finds, of each resource that there is anything of, in an order of its own. */
    Map<String, List<String>> records(String name) {
        Map<String, List<String>> all = new TreeMap<>(Contents.of(parent.resolve(name)));
        List<String> tables = Contents.files(parent.resolve(name)).stream()
                .filter(file -> file.endsWith(".csv"))
                .toList();
        // whole rows, and not only the records in them
        tables.forEach(file -> all.put(file.substring(0, file.indexOf('/')), new ArrayList<>()));
        tables.forEach(file -> Objects.requireNonNull(all.get(file.substring(0, file.indexOf('/'))))
                .addAll(csv(parent.resolve(name).resolve(file))));
        all.values().forEach(each -> each.sort(null));
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private static List<String> csv(Path file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream()
                    .skip(1)
                    .map(line -> line.getFields().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try {
            for (String file : Contents.files(from)) {
                Path target = to.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(from.resolve(file), target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        resources.closeGracefully(Duration.ZERO).block(LIMIT);
        lever.close();
    }
}
