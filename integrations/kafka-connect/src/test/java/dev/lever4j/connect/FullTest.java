package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of a list, each record once. */
class FullTest {
    private final Simulator lever =
            Simulator.builder().opportunities(250).rate(1_000_000, 1_000_000).start();
    private final int records = Truth.records(lever);
    private final Worker worker = Worker.of(lever).with(Keys.MODE, "full").with(Keys.VALUE, "text");

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "100"})
    void theTopicIsTheTable(String page) {
        worker.with(Keys.PAGE_SIZE, page).start();
        worker.until(() -> worker.written.size() >= records);

        assertThat(worker.repeated()).isZero();
        assertThat(worker.table("opportunities")).isEqualTo(Truth.opportunities(lever));
        assertThat(worker.written).hasSize(records);
    }

    @Test
    void otherListsBesideIt() {
        worker.with(Keys.RESOURCES, "opportunities,postings,stages,tags,users").start();
        worker.until(() -> worker.table("opportunities").equals(Truth.opportunities(lever))
                && worker.table("postings").equals(Truth.postings(lever))
                && !worker.table("stages").isEmpty()
                && !worker.table("tags").isEmpty()
                && !worker.table("users").isEmpty());

        assertThat(new HashSet<>(worker.offsets.keySet())).hasSize(5);
        // tags have no id
        SourceRecord tag = worker.topic("tags").get(0);
        assertThat((String) tag.value()).contains("\"text\":\"" + tag.key() + "\"");
    }

    @Test
    void aRecordIsKeyedByItsIdAndSaysWhoseItIs() {
        worker.with(Keys.TOPIC, "lever.${account}.${resource}")
                .with(Keys.ACCOUNTS, "acme & co")
                .with(Keys.CHILDREN, "notes")
                .start();
        worker.until(() -> !worker.topic("lever.acme___co.notes").isEmpty());
        SourceRecord note = worker.topic("lever.acme___co.notes").get(0);

        assertThat(note.keySchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat((String) note.value()).startsWith("{\"id\":\"" + note.key() + "\"");
        assertThat(header(note, Records.ACCOUNT)).isEqualTo("acme & co");
        assertThat(header(note, Records.RESOURCE)).isEqualTo("notes");
        assertThat(lever.state().opportunities()).containsKey((String) header(note, Records.PARENT));
        assertThat((Long) header(note, Records.FETCHED_AT)).isPositive();
        assertThat(note.sourcePartition()).isEqualTo(Map.of("account", "acme & co", "resource", "opportunities"));
    }

    private static Object header(SourceRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header.value();
    }

    @Test
    void jsonIsWhatAConverterMakesLeversJsonOf() {
        worker.with(Keys.VALUE, "json").start();
        worker.until(() -> worker.written.size() >= records);
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false", "converter.type", "value"));

        Map<Object, Object> truth = Truth.opportunities(lever);
        for (SourceRecord record : worker.written) {
            if (record.value() == null) {
                continue;
            }
            byte[] bytes = converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
            Object sent = truth.get(record.key());
            assertThat(Truth.json(new String(bytes, StandardCharsets.UTF_8)))
                    .isEqualTo(Truth.json(String.valueOf(sent)));
        }
    }

    @Test
    void whatTheProfileDropsIsNotThere() {
        String name = (String) ((Map<?, ?>) Truth.json((String)
                        List.copyOf(Truth.opportunities(lever).values()).get(0)))
                .get("name");
        worker.with(Keys.REDACTION, "strict")
                .with(Keys.REDACTION_KEY, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
                .start();
        worker.until(() -> worker.written.size() >= records);

        assertThat(worker.table("opportunities").keySet())
                .isEqualTo(Truth.opportunities(lever).keySet());
        assertThat(worker.table("opportunities").values()).noneMatch(value -> ((String) value).contains("\"name\""));
        assertThat(worker.table("opportunities").values()).noneMatch(value -> ((String) value).contains(name));
    }
}
