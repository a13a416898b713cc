package dev.lever4j.export.folder;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.resilience.RateLimit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A process that exports into a folder: {@code ChildExport <base> <auth> <key> <folder> <requests a second> [wait]
 * [gzip | csv] [files | sync]}. One that is to wait says which thread writes, and begins when it is told anything.
 */
final class ChildExport {
    static final String BEGUN = "begun";
    static final String THREAD = "thread ";

    /** So that a run of a second leaves something. */
    private static final Duration PACE = Duration.ofMillis(150);
    /** So that it makes some files. */
    private static final long CHUNK = 40_000;
    /** So that it compacts some times. */
    private static final int MANY = 4;

    static final String WAIT = "wait";
    static final String GZIP = "gzip";
    static final String CSV = "csv";
    static final String FILES = "files";
    /** Brings a finished one up to date, all of it. */
    static final String SYNC = "sync";

    private static final ExportResource[] HAVE_FILES = {ExportResource.FILES, ExportResource.RESUMES};

    private ChildExport() {}

    public static void main(String[] arguments) throws IOException {
        double rate = Double.parseDouble(arguments[4]);
        LeverClient client = client(URI.create(arguments[0]), URI.create(arguments[1]), arguments[2], rate);
        // one thread, so that the calls of one run come in the order of another's
        Scheduler disk = Schedulers.newSingle("disk");
        List<String> options = List.of(arguments).subList(5, arguments.length);
        if (options.contains(WAIT)) {
            Mono<String> number = Mono.fromCallable(ChildExport::thread).subscribeOn(disk);
            System.out.println(THREAD + number.blockOptional().orElseThrow());
            int told = System.in.read();
            System.out.println("told " + told);
        }
        System.out.println(BEGUN);
        ExportFolder folder = ExportFolder.at(Path.of(arguments[3]))
                .disk(disk)
                .pace(PACE)
                .compacting(MANY)
                .chunk(CHUNK);
        ExportFolder formatted = inFormat(folder, options);
        boolean withFiles = options.contains(FILES);
        LeverExport export = withFiles ? LeverExport.of(client).with(HAVE_FILES) : export(client);
        ExportFolder asked = withFiles ? formatted.download(HAVE_FILES) : formatted;
        FolderManifest manifest = (options.contains(SYNC)
                        ? asked.sync(export.sync().rescan(Rescan.full(Duration.ofMillis(1))))
                        : asked.write(export))
                .blockOptional()
                .orElseThrow();
        client.close();
        disk.dispose();
        System.exit(manifest.isComplete() ? 0 : 7);
    }

    private static ExportFolder inFormat(ExportFolder folder, List<String> options) {
        if (options.contains(CSV)) {
            return folder.format(CsvFormat.csv().cellsAsTheyAre().withJson());
        }
        return options.contains(GZIP) ? folder.format(CompressedNdjson.gzip()) : folder;
    }

    static LeverClient client(URI base, URI auth, String key, double rate) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(base, auth))
                .apiKey(Secret.of(key))
                .rate(new RateLimit(rate, (int) rate))
                .build();
    }

    /** As the system numbers it. */
    private static String thread() throws IOException {
        return String.valueOf(
                Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName());
    }

    static LeverExport export(LeverClient client) {
        return LeverExport.of(client)
                .with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.NOTES, ExportResource.OFFERS);
    }
}
