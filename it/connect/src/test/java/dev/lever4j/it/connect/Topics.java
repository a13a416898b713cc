package dev.lever4j.it.connect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads topics whose names begin alike, new ones too. For one thread at a time. */
final class Topics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final String prefix;
    private final List<Told> all = new ArrayList<>();

    private Topics(Broker broker, String prefix, String isolation) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        this.prefix = prefix;
    }

    /** What was committed, as a consumer sees it that reads nothing else. */
    static Topics committed(Broker broker, String prefix) {
        return new Topics(broker, prefix, "read_committed");
    }

    /** All that was ever written. */
    static Topics written(Broker broker, String prefix) {
        return new Topics(broker, prefix, "read_uncommitted");
    }

    /** Every record up to the ends of the topics as they are now, each topic's in its order. */
    List<Told> read() {
        findNewTopics();
        Set<TopicPartition> partitions = consumer.assignment();
        if (!partitions.isEmpty()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < Objects.requireNonNull(ends.get(each)))) {
                consumer.poll(POLL).forEach(record -> all.add(told(record)));
            }
        }
        return List.copyOf(all);
    }

    private void findNewTopics() {
        Set<TopicPartition> now = consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(prefix))
                .flatMap(topic -> topic.getValue().stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .collect(Collectors.toSet());
        Set<TopicPartition> before = Set.copyOf(consumer.assignment());
        if (!now.equals(before)) {
            consumer.assign(now);
            consumer.seekToBeginning(
                    now.stream().filter(each -> !before.contains(each)).toList());
        }
    }

    private static Told told(ConsumerRecord<String, String> record) {
        StringBuilder headers = new StringBuilder();
        for (Header header : record.headers()) {
            headers.append(header.key()).append('=');
            headers.append(new String(header.value(), StandardCharsets.UTF_8)).append(';');
        }
        @Nullable String value = record.value();
        return new Told(record.topic(), record.offset(), record.key(), value, headers.toString());
    }

    /** Of one topic alone. */
    List<Told> read(String topic) {
        return read().stream().filter(each -> each.topic().equals(topic)).toList();
    }

    /** What a compacted topic holds in the end: the last record of each key, unless it is a tombstone. */
    static Map<String, JsonNode> compacted(List<Told> records) {
        Map<String, Told> last = new LinkedHashMap<>();
        records.forEach(record -> last.put(record.key(), record));
        Map<String, JsonNode> table = new LinkedHashMap<>();
        last.forEach((key, record) -> {
            String value = record.value();
            if (value != null) {
                table.put(key, Rest.JSON.readTree(value));
            }
        });
        return table;
    }

    static Map<String, List<Told>> byTopic(List<Told> records) {
        return records.stream().collect(Collectors.groupingBy(Told::topic));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
