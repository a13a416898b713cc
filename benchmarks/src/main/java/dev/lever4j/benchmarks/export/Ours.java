package dev.lever4j.benchmarks.export;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The export engine with its defaults, into a folder. */
final class Ours implements Schedule {
    private final Path parent;

    Ours(Path parent) {
        this.parent = parent;
    }

    @Override
    public String text() {
        return "Lever4J";
    }

    @Override
    public long run(Course course, Simulator server) throws Exception {
        Path folder = Files.createTempDirectory(parent, "export");
        LeverClient client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server.baseUrl(), server.authUrl()))
                .apiKey(Secret.of(server.apiKey()))
                .build();
        try {
            LeverExport export = LeverExport.of(client)
                    .filter(OpportunityFilter.builder().limit(course.pageSize()).build());
            FolderManifest manifest = Objects.requireNonNull(ExportFolder.at(folder)
                    .write(
                            course.listAlone()
                                    ? export
                                    : export.with(ExportResource.NOTES).withSecret())
                    .block());
            return manifest.resources().values().stream()
                    .mapToLong(FolderManifest.Part::rows)
                    .sum();
        } finally {
            client.close();
        }
    }
}
