package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What version 1 wrote into a worker's topic of offsets is gone on from. */
@Tag("it")
class OldOffsetsTest {
    /** The stored sample has read all that was created from then on. */
    private static final Instant READ_FROM = Instant.ofEpochMilli(1_700_000_000_000L);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void aStoredOffsetIsRead() throws Exception {
        try (Ground ground = new Ground(folder);
                Customers customers = new Customers(
                        ground.grants(),
                        "old",
                        1,
                        account -> account.opportunities(80).rate(1_000, 1_000));
                Crew crew = ground.crew("old");
                Topics topics = Topics.committed(ground.broker, "old.")) {
            keep(ground.broker, customers);
            crew.start("a").ready();
            Map<String, String> settings = customers.settings(customers.names());
            settings.put("tasks.max", "1");
            settings.put("lever.mode", "full");
            settings.put("lever.page.size", "5"); // as the sample had it: another list is another export
            settings.put("lever.topic", "old.${account}");
            crew.connector("lever", settings).configure(Map.of());

            Set<String> left = customers.account(0).state().opportunities().values().stream()
                    .filter(row -> row.createdAt().isBefore(READ_FROM))
                    .map(State.Row::id)
                    .collect(Collectors.toSet());
            Until.holds("what was left is read", PATIENCE, () -> ids(topics).containsAll(left), crew::toString);
            assertThat(left).isNotEmpty().hasSizeLessThan(customers.rows(0));
            assertThat(ids(topics)).containsExactlyInAnyOrderElementsOf(left);
        }
    }

    private static List<String> ids(Topics topics) {
        return topics.read().stream().map(Told::key).toList();
    }

    /** As a worker keeps it. */
    private static void keep(Broker broker, Customers customers)
            throws IOException, ExecutionException, InterruptedException {
        String topic = Worker.topic("old", "offset");
        try (Admin admin = broker.admin()) {
            NewTopic compacted = new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(compacted)).all().get();
        }
        String key = "[\"lever\",{\"account\":\"" + customers.name(0) + "\",\"resource\":\"opportunities\"}]";
        String value = sample().replace("@SERVER@", customers.lever.baseUrl().toString());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static String sample() throws IOException {
        try (InputStream sample =
                Objects.requireNonNull(OldOffsetsTest.class.getResourceAsStream("/offset-v1-full.json"))) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
