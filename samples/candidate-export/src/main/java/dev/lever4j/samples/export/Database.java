package dev.lever4j.samples.export;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The PostgreSQL that DATABASE_URL names, or one of its own in the folder. */
final class Database implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final String url;
    private final AutoCloseable end;

    private Database(String url, AutoCloseable end) {
        this.url = url;
        this.end = end;
    }

    static Database of(Map<String, String> environment, Path folder) {
        String url = environment.get("DATABASE_URL");
        return url == null ? embedded(folder.resolve("postgres")) : new Database(url, () -> {});
    }

    private static Database embedded(Path home) {
        System.err.println("no DATABASE_URL: a PostgreSQL of its own in " + home);
        Path made = home.resolve("made");
        try {
            OwnerOnly.folder(home.toAbsolutePath());
            // one that was killed while it was made holds nothing: another is made beside it
            Path data = home.resolve(Files.exists(made) ? Files.readString(made) : UUID.randomUUID().toString());
            Optional<Database> running = leftRunning(data);
            if (running.isPresent()) {
                return running.get();
            }
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(LONGEST_START)
                    .start();
            Files.writeString(made, data.getFileName().toString());
            return new Database(url(started.getPort()), started);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; name one with DATABASE_URL", e);
        }
    }

    /** The one that outlived a run that was killed. */
    private static Optional<Database> leftRunning(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() < 4) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(3).strip());
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .map(process -> new Database(url(port), process::destroy));
    }

    private static String url(int port) {
        return "r2dbc:postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not end", e);
        }
    }
}
