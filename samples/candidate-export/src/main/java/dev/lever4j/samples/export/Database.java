package dev.lever4j.samples.export;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL that DATABASE_URL names, or one of its own in the folder. */
final class Database implements AutoCloseable {
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

    private static Database embedded(Path data) {
        System.err.println("no DATABASE_URL: a PostgreSQL of its own in " + data);
        try {
            Optional<Database> running = leftRunning(data);
            if (running.isPresent()) {
                return running.get();
            }
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            OwnerOnly.folder(data.toAbsolutePath());
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
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
