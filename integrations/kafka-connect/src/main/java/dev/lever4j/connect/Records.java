package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import dev.lever4j.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes Connect's records of what was read. */
final class Records {
    static final String ACCOUNT = "lever.account";
    static final String RESOURCE = "lever.resource";
    static final String PARENT = "lever.parent";
    static final String FETCHED_AT = "lever.fetched_at";

    /** As Kafka has it. */
    private static final int LONGEST_TOPIC = 249;

    private final String pattern;
    private final Values values;

    Records(String pattern, Values values) {
        this.pattern = pattern;
        this.values = values;
    }

    /** @throws IllegalArgumentException if one of its topics can be none */
    void check(Plan plan) {
        Stream.concat(Stream.of(plan.root()), plan.children().stream()).forEach(resource -> {
            String topic = topic(plan.account(), resource);
            if (topic.isEmpty() || topic.length() > LONGEST_TOPIC || topic.equals(".") || topic.equals("..")) {
                throw new IllegalArgumentException(resource.text() + ": there can be no topic of this name: " + topic);
            }
        });
    }

    void add(Chunk chunk, List<SourceRecord> records) {
        Map<String, String> partition = chunk.of().toMap();
        int last = chunk.outs().size() - 1;
        for (int i = 0; i <= last; i++) {
            records.add(record(
                    chunk,
                    partition,
                    i == last ? chunk.after() : chunk.before(),
                    chunk.outs().get(i)));
        }
    }

    private SourceRecord record(Chunk chunk, Map<String, String> partition, Map<String, Object> offset, Out out) {
        RawJson json = out.json();
        SchemaAndValue value = json == null ? SchemaAndValue.NULL : values.of(out, json);
        return new SourceRecord(
                partition,
                offset,
                topic(chunk.of().account(), out.resource()),
                null,
                Schema.STRING_SCHEMA,
                out.key(),
                value.schema(),
                value.value(),
                null,
                headers(chunk, out));
    }

    private String topic(String account, ExportResource resource) {
        return pattern.replace("${account}", account)
                .replace("${resource}", resource.text())
                .replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Headers headers(Chunk chunk, Out out) {
        Headers headers = new ConnectHeaders()
                .addString(ACCOUNT, chunk.of().account())
                .addString(RESOURCE, out.resource().text())
                .addLong(FETCHED_AT, chunk.fetchedAt());
        return out.parent() == null ? headers : headers.addString(PARENT, out.parent());
    }
}
