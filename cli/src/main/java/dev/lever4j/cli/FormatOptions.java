package dev.lever4j.cli;

import dev.lever4j.blueprint.Nearest;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.parquet.ParquetFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the files of a folder are. */
final class FormatOptions {
    private static final String LINES = "ndjson";
    private static final String GZIP = "ndjson.gz";
    private static final String ZSTD = "ndjson.zst";
    private static final String CSV = "csv";
    private static final String PARQUET = "parquet";
    private static final List<String> ALL = List.of(LINES, GZIP, ZSTD, CSV, PARQUET);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "What the files in the folder are: ndjson, ndjson.gz, ndjson.zst, csv or parquet. ndjson by default.")
    private @Nullable String named;

    @Option(
            names = "--csv-json",
            description = "A last column of the CSV, json: each record as Lever sent it, with what has no column.")
    private boolean json;

    @Option(
            names = "--csv-cells-as-they-are",
            description = "Leave texts in CSV that a spreadsheet would run, for readers that are none. Otherwise they"
                    + " get a ' in front.")
    private boolean cellsAsTheyAre;

    /**
     * Null for lines of JSON.
     *
     * @throws Failure if there is no such format, or it cannot be used
     */
    @Nullable
    FileFormat format() {
        String format = Objects.requireNonNullElse(named, LINES);
        String name = format.strip().toLowerCase(Locale.ROOT);
        if (!name.equals(CSV) && (json || cellsAsTheyAre)) {
            throw Failure.usage("--csv-json and --csv-cells-as-they-are are for --format csv");
        }
        return switch (name) {
            case LINES -> null;
            case GZIP -> CompressedNdjson.gzip();
            case ZSTD -> zstd();
            case CSV -> csv();
            case PARQUET -> ParquetFormat.create();
            default -> throw Failure.usage("there is no format of this name" + Nearest.hintOrAll(format, ALL));
        };
    }

    /**
     * The one that a folder says it is in; null for lines of JSON.
     *
     * @throws Failure if it is none that this command writes
     */
    static @Nullable FileFormat of(FolderManifest.Format said) {
        FormatOptions options = new FormatOptions();
        options.named = said.ending();
        options.json = Boolean.TRUE.equals(said.options().get("json"));
        options.cellsAsTheyAre = Boolean.FALSE.equals(said.options().get("disarmed"));
        if (!ALL.contains(said.ending())) {
            throw Failure.usage("the folder's files are " + said.ending()
                    + ", which this command does not write: sync it" + " by the program that made it");
        }
        return options.format();
    }

    private CsvFormat csv() {
        CsvFormat plain = cellsAsTheyAre ? CsvFormat.csv().cellsAsTheyAre() : CsvFormat.csv();
        return json ? plain.withJson() : plain;
    }

    private static FileFormat zstd() {
        try {
            return CompressedNdjson.zstd();
        } catch (IllegalStateException e) {
            throw Failure.usage("--format " + ZSTD + ": zstd cannot be loaded on this machine; take " + GZIP);
        }
    }

    /**
     * Where an export goes, by the name of the place.
     *
     * @throws Failure if the place cannot hold the format
     */
    ExportTarget target(Console console, String place, boolean force, @Nullable Path report) {
        return DatabaseUrl.isUrl(place)
                ? database(console, DatabaseUrl.parse(place), force, report)
                : files(console, Path.of(place), force, report);
    }

    private ExportTarget database(Console console, DatabaseUrl place, boolean force, @Nullable Path report) {
        if (named != null || json || cellsAsTheyAre) {
            throw Failure.usage("--format says what files in a folder are, and a database has tables: leave it out");
        }
        if (force) {
            throw Failure.usage("--force replaces a file; a schema is gone on with: name another one, or drop it");
        }
        if (report != null) {
            throw Failure.usage("--report tells of an export into a folder; leave it out for a database");
        }
        return DatabaseExport.at(console, place);
    }

    private ExportTarget files(Console console, Path path, boolean force, @Nullable Path report) {
        @Nullable FileFormat other = format();
        String name = String.valueOf(path.getFileName());
        if (name.endsWith("." + LINES)) {
            if (other != null) {
                throw Failure.usage("a file is always " + LINES + "; for --format " + other.ending()
                        + " name a folder, which does not end in ." + LINES);
            }
            if (report != null) {
                throw Failure.usage("--report tells of an export into a folder; leave it out for a file");
            }
            return new FileExport(console, path, force);
        }
        if (ALL.stream().anyMatch(ending -> name.endsWith("." + ending))) {
            throw Failure.usage("only " + LINES + " goes into a file, and a folder of this name would be taken for one:"
                    + " name a folder, such as data, and say --format");
        }
        ReportFile page = report == null ? null : new ReportFile(report, path);
        return new FolderExport(console, path, force, other, page);
    }
}
