package dev.lever4j.cli;

import dev.lever4j.blueprint.Nearest;
import dev.lever4j.export.ExportResource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which records' files come along. What is typed is not repeated: it may be a secret. */
final class DownloadOptions {
    private static final String ALL = "all";
    private static final Set<ExportResource> HAVE_FILES = EnumSet.of(ExportResource.FILES, ExportResource.RESUMES);

    @Option(
            names = "--download",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "Also the files themselves, beside the records: files, resumes or all. Says --with of them too;"
                            + " not with --redact.")
    private List<String> download = List.of();

    /**
     * What is selected, and the files with their records.
     *
     * @throws Failure if a name is none, or the files cannot come along
     */
    Selection with(Selection selection) {
        Set<ExportResource> files = EnumSet.noneOf(ExportResource.class);
        for (String name : download) {
            files.addAll(named(name.strip()));
        }
        if (files.isEmpty()) {
            return selection;
        }
        if (selection.root() != ExportResource.OPPORTUNITIES) {
            throw Failure.usage("files lie under opportunities; leave out --download for "
                    + selection.root().text());
        }
        if (selection.privacy().redaction() != null) {
            throw Failure.usage("what is in a file cannot be redacted: leave out --download, or --redact");
        }
        return selection.with(files);
    }

    private static Set<ExportResource> named(String name) {
        List<String> names = HAVE_FILES.stream().map(ExportResource::text).toList();
        return name.equals(ALL)
                ? HAVE_FILES
                : Set.of(ExportResource.of(name)
                        .filter(HAVE_FILES::contains)
                        .orElseThrow(() -> Failure.usage(
                                "--download names something that has no files" + Nearest.hintOrAll(name, names))));
    }
}
