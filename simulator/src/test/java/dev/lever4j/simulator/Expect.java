package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the tests of resources say again and again. */
final class Expect {
    private Expect() {}

    /** JSON with single quotes, which are easier to read in Java. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** The {@code data} of an answer that must have this status. */
    static JsonNode data(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Probe.json(answer).get("data");
    }

    static void deleted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    static void refused(int status, HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Probe.json(answer).get("message").stringValue()).contains(message);
    }

    static List<String> texts(Iterable<JsonNode> records, String field) {
        List<String> texts = new ArrayList<>();
        records.forEach(record -> texts.add(record.path(field).stringValue("")));
        return texts;
    }

    static String id(JsonNode record) {
        return record.get("id").stringValue();
    }
}
