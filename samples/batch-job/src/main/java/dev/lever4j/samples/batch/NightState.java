package dev.lever4j.samples.batch;

import dev.lever4j.json.LeverJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the next night begins.
 *
 * @param server whose state it is
 * @param since what changed from then on is asked for: this run's start, less the overlap
 * @param seen the changes in the overlap that have been kept already
 */
record NightState(String server, Instant since, Set<String> seen) {
    /** The first night's, if there is none yet. Blocks. */
    static NightState load(Path file, String server, Instant first) throws IOException {
        if (Files.notExists(file)) {
            return new NightState(server, first, Set.of());
        }
        Map<String, @Nullable Object> json = LeverJson.map(Files.readAllBytes(file));
        if (!server.equals(json.get("server"))) {
            throw new IllegalArgumentException("JOB_FOLDER is of another server, " + json.get("server") + " and not "
                    + server + "; name another folder");
        }
        Set<String> seen = new HashSet<>();
        if (json.get("seen") instanceof List<?> keys) {
            keys.forEach(key -> seen.add(String.valueOf(key)));
        }
        return new NightState(server, Instant.parse(String.valueOf(json.get("since"))), seen);
    }

    /** Replaces the file whole, or not at all. Blocks. */
    void save(Path file) throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("server", server);
        json.put("since", since.toString());
        json.put("seen", List.copyOf(seen));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel to = OwnerOnly.open(fresh)) {
            to.truncate(0);
            for (ByteBuffer rest = ByteBuffer.wrap(LeverJson.encode(json)); rest.hasRemaining(); ) {
                to.write(rest);
            }
            OwnerOnly.publish(to, fresh, file);
        }
    }
}
