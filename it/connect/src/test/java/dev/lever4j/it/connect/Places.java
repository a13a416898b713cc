package dev.lever4j.it.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Keeps offsets in memory, as a worker keeps them in a topic. */
final class Places implements OffsetStorageReader {
    private final Map<Map<String, ?>, Map<String, ?>> kept = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked") // Connect's own signature
    void keep(SourceRecord record) {
        kept.put((Map<String, ?>) record.sourcePartition(), (Map<String, ?>) record.sourceOffset());
    }

    @Override
    @SuppressWarnings("unchecked") // Connect's own signature
    public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
        return (Map<String, Object>) kept.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        for (Map<String, T> partition : partitions) {
            Map<String, Object> offset = offset(partition);
            if (offset != null) {
                found.put(partition, offset);
            }
        }
        return found;
    }
}
