package dev.lever4j.parquet;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a simulated account holds, as an export's folder keeps it. */
final class Account {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;

    private Account(Path folder) {
        this.folder = folder;
    }

    static Account exportedTo(Path folder) {
        try (Simulator lever =
                Simulator.builder().opportunities(60).rate(100_000, 100_000).start()) {
            LeverClient client = LeverClient.builder()
                    .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                    .apiKey(Secret.of(lever.apiKey()))
                    .rate(new RateLimit(100_000, 100_000))
                    .build();
            for (ExportResource root : ExportResource.values()) {
                if (root.parent().isEmpty()) {
                    LeverExport export = LeverExport.of(client)
                            .resource(root)
                            .with(root.children().toArray(ExportResource[]::new));
                    ExportFolder.at(folder.resolve(root.text())).write(export).block(LIMIT);
                }
            }
            client.closeGracefully(Duration.ZERO).block(LIMIT);
        }
        return new Account(folder);
    }

    List<String> lines(ExportResource resource) throws IOException {
        Path segments =
                folder.resolve(resource.parent().orElse(resource).text()).resolve(resource.text());
        try (Stream<Path> files = Files.list(segments)) {
            return files.sorted().flatMap(Account::lines).toList();
        }
    }

    private static Stream<String> lines(Path segment) {
        try {
            return Files.readAllLines(segment).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
