package dev.lever4j.parquet;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.nio.file.Path;

/** A process that exports as Parquet: {@code ChildExport <base> <auth> <key> <folder>}. */
final class ChildExport {
    private ChildExport() {}

    public static void main(String[] arguments) {
        LeverClient client = client(URI.create(arguments[0]), URI.create(arguments[1]), arguments[2]);
        FolderManifest manifest = ExportFolder.at(Path.of(arguments[3]))
                .format(ParquetFormat.create())
                .write(export(client))
                .blockOptional()
                .orElseThrow();
        client.close();
        System.exit(manifest.isComplete() ? 0 : 7);
    }

    static LeverClient client(URI base, URI auth, String key) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(base, auth))
                .apiKey(Secret.of(key))
                .rate(new RateLimit(5_000, 5_000))
                .build();
    }

    static LeverExport export(LeverClient client) {
        return LeverExport.of(client)
                .with(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.NOTES, ExportResource.OFFERS);
    }
}
