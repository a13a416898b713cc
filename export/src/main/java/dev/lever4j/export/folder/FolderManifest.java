package dev.lever4j.export.folder;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.redact.RedactionMark;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a finished export's folder holds, and what it took: the content of its {@code manifest.json}.
 *
 * @param root the list that was exported
 * @param startedAt when the export began; records that were created later may be in it or not, see {@link #later}
 * @param finishedAt when it was done
 * @param runs it took, the first and the last included
 * @param format what its files are
 * @param reasons why it is not complete, for a person to read; none if it is
 * @param confidential whether confidential records were asked for: false where the credential may not see them
 * @param redaction of all records in it; null if they are as Lever sent them
 * @param closingPasses over what had changed meanwhile, in all runs
 * @param resources what Lever was asked for and what there are records of, in the order of {@link ExportResource}
 * @param skipped child lists that were skipped, at most {@value #MOST_SKIPPED} of them; {@code manifest.log} has all
 * @param downloads files of records that lie beside these
 * @param syncs that have brought it up to date since, the last {@value #MOST_SYNCS}; {@code manifest.log} has all
 */
public record FolderManifest(
        ExportResource root,
        Instant startedAt,
        Instant finishedAt,
        int runs,
        Format format,
        List<String> reasons,
        boolean confidential,
        @Nullable RedactionMark redaction,
        int closingPasses,
        Map<ExportResource, Part> resources,
        List<Skipped> skipped,
        Downloads downloads,
        List<FolderSync> syncs) {
    /** More would be more than a person reads. */
    public static final int MOST_SKIPPED = 1000;

    /** More than three months of nights. */
    public static final int MOST_SYNCS = 100;

    public FolderManifest {
        reasons = List.copyOf(reasons);
        Map<ExportResource, Part> sorted = new EnumMap<>(ExportResource.class);
        sorted.putAll(resources);
        resources = Collections.unmodifiableMap(sorted);
        skipped = List.copyOf(skipped);
        syncs = List.copyOf(syncs);
    }

    /** Whether everything that the credential can see, and that existed throughout, has been exported. */
    public boolean isComplete() {
        return reasons.isEmpty();
    }

    /**
     * How many records of the list in the folder were created after the export had begun: each once, whichever run they
     * came in. Others of that time may not be in it, which is no loss: they are not part of what is complete. None once
     * it has been synced: it is complete up to {@link FolderSync#until} then.
     */
    public long later() {
        Part list = resources.get(root);
        return list == null || !syncs.isEmpty()
                ? 0
                : list.segments().stream().mapToLong(Segment::later).sum();
    }

    /** The last sync; empty if there was none. */
    public Optional<FolderSync> lastSync() {
        return syncs.isEmpty() ? Optional.empty() : Optional.of(syncs.get(syncs.size() - 1));
    }

    /** As {@code manifest.json} has it: one JSON object. */
    public String toJson() {
        return ManifestJson.text(this);
    }

    /**
     * The manifest of a text that {@link #toJson} gave; fields that it does not know are passed over.
     *
     * @throws MalformedResponseException if it is no JSON object
     * @throws IllegalArgumentException if it is no manifest's
     */
    public static FolderManifest parse(String json) {
        return ManifestJson.parse(json);
    }

    /**
     * One resource.
     *
     * @param rows in its segments: each record once
     * @param segments in the order in which they are to be read
     * @param counts of all runs, those that were killed included as far as they had come when they last wrote; its rows
     *     are those that Lever sent, of which some came twice
     */
    public record Part(long rows, List<Segment> segments, ExportReport.Counts counts) {
        public Part {
            segments = List.copyOf(segments);
        }
    }

    /**
     * What the files are.
     *
     * @param ending of their names, without a dot; {@code ndjson} where no other format was asked for
     * @param options what the format says of itself besides, as JSON has it; see {@link FileFormat#options}
     */
    public record Format(String ending, Map<String, Object> options) {
        /** One JSON object a line. */
        public static final Format LINES = new Format(SegmentNames.LINES, Map.of());

        public Format {
            options = Collections.unmodifiableMap(new TreeMap<>(options));
        }

        /** As it is once it was read back, so that it equals what a log says. */
        static Format of(@Nullable FileFormat format) {
            return format == null
                    ? LINES
                    : ManifestJson.format(JsonValues.parse(
                            JsonValues.encode(ManifestJson.format(new Format(format.ending(), format.options())))));
        }

        /** For messages: {@code csv (disarmed: true)}. */
        @Override
        public String toString() {
            return options.isEmpty()
                    ? ending
                    : ending
                            + options.entrySet().stream()
                                    .map(option -> option.getKey() + ": " + option.getValue())
                                    .collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /**
     * A file of records.
     *
     * @param name under the folder, with {@code /} between its parts
     * @param sha256 of its bytes, in hexadecimal
     * @param later of its rows, records of the exported list itself that were created after the export had begun
     */
    public record Segment(String name, long rows, long bytes, String sha256, long later) {}
}
