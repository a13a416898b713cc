package dev.lever4j.connect;

import dev.lever4j.json.LeverJson;
import dev.lever4j.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an account holds, as the topics must have it. */
final class Truth {
    private Truth() {}

    /** To the byte; who was anonymized is not to be there. */
    static Map<Object, Object> opportunities(Simulator lever) {
        Map<Object, Object> all = new LinkedHashMap<>();
        lever.state().opportunities().forEach((id, row) -> {
            if (!row.json().contains("\"isAnonymized\":true")) {
                all.put(id, row.json());
            }
        });
        return all;
    }

    /** Those who were anonymized too. */
    static int records(Simulator lever) {
        return lever.state().opportunities().size();
    }

    static Map<Object, Object> postings(Simulator lever) {
        return new LinkedHashMap<>(lever.state().postings());
    }

    /** As JsonConverter has it. */
    static Object json(String text) {
        return LeverJson.map(text.getBytes(StandardCharsets.UTF_8));
    }
}
