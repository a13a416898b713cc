package dev.lever4j.samples.export;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The PostgreSQL that DATABASE_URL names, or one of its own in the folder. */
final class Database implements AutoCloseable {
    private final ConnectionFactory connections;
    private final AutoCloseable end;

    private Database(ConnectionFactory connections, AutoCloseable end) {
        this.connections = connections;
        this.end = end;
    }

    /** Every user of this machine may read one of our own: it is for a simulated account. */
    static Database of(Map<String, String> environment, Path folder) {
        String url = environment.get("DATABASE_URL");
        if (url != null) {
            return new Database(factory(url), () -> {});
        }
        if (environment.containsKey("LEVER_API_KEY")) {
            throw new IllegalArgumentException("DATABASE_URL is missing: a real account needs a PostgreSQL of yours");
        }
        return embedded(folder.resolve("postgres"));
    }

    /** The URL may hold a password: it is not in the message, nor is what quotes it. */
    private static ConnectionFactory factory(String url) {
        try {
            return ConnectionFactories.get(url);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("DATABASE_URL is r2dbc:postgresql://user:password@host/database");
        }
    }

    private static Database embedded(Path home) {
        System.err.println("no DATABASE_URL: a PostgreSQL of its own in " + home);
        Path made = home.resolve("made");
        try {
            OwnerOnly.folder(home.toAbsolutePath());
            // one that was killed while it was made holds nothing: another is made beside it
            Path data = home.resolve(
                    Files.exists(made)
                            ? Files.readString(made)
                            : UUID.randomUUID().toString());
            Optional<Database> running = leftRunning(data);
            if (running.isPresent()) {
                return running.get();
            }
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
            Files.writeString(made, data.getFileName().toString());
            return new Database(factory(url(started.getPort())), started);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; name one with DATABASE_URL", e);
        }
    }

    /** The one that outlived a run that was killed, if it answers. */
    private static Optional<Database> leftRunning(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() < 4) {
            return Optional.empty();
        }
        long process = Long.parseLong(lines.get(0).strip());
        int port = Integer.parseInt(lines.get(3).strip());
        return answers(port) ? Optional.of(new Database(factory(url(port)), () -> stop(process))) : Optional.empty();
    }

    /** Not another one that has come by its number. */
    private static void stop(long process) {
        ProcessHandle.of(process)
                .filter(it -> it.info().command().orElse("").endsWith("postgres"))
                .ifPresent(ProcessHandle::destroy);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static String url(int port) {
        return "r2dbc:postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    ConnectionFactory connections() {
        return connections;
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
