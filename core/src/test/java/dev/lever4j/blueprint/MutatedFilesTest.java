package dev.lever4j.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a file is broken: it is read, or refused in our words, and no value of it is shown. */
class MutatedFilesTest {
    private static final String FILE = """
            integrations:
              lever: &l
                extends_blueprint: lever:v0
                oauth_client_id: 'q1-#%ID%-1q'
                oauth_client_secret: "q2-%SECRET%-2q"
                oauth_scopes: [offline_access, 'q3-%SCOPE%-3q']
                log_level: q4-%LEVEL%-4q
                http_request_timeout_seconds: ${TIMEOUT}
                auth:
                  authorization_params: {audience: 'https://q5-%A%-5q/', prompt: ${PROMPT}}
                  token_url: https://q6-%T%-6q.example/token
                requests:
                  base_url: https://q7-%B%-7q.example
                  headers: {X-A: 'q8-%H%-8q', X-B: "${LEVER_CLIENT_SECRET}"}
                  params: {p: 'q9-%P%-9q'}
                retries: {attempts: 3, budget: 100}
              key:
                extends_blueprint: lever-basic
                api_key: |-
                  qa-%KEY%-aq
            """;
    private static final String MARKS = ":{}[]'\"#&*!|>%@`,-?\n\t \\$\u0000\uFEFF\u0085😀";
    private static final Map<String, String> ENVIRONMENT = new HashMap<>(
            Map.of("TIMEOUT", "qb-%ENV%-bq", "PROMPT", "qc-%ENV%-cq", "LEVER_CLIENT_SECRET", "qd-%ENV%-dq"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingButOurOwnRefusalAndNoValueIsSeen(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1500; i++) {
            String text = mutated(FILE, random, 1 + random.nextInt(4));
            try {
                String printed = Integrations.parse("f.yaml", text, ENVIRONMENT).toString();
                assertThat(printed).doesNotContain("SECRET%", "%KEY", "%ENV");
            } catch (BlueprintException refused) {
                // a value of the file has percent signs, and no message has any
                assertThat(refused.getMessage()).as(text).doesNotContain("%");
                assertThat(refused).hasNoCause();
            }
        }
    }

    private static String mutated(String text, Random random, int times) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < times && changed.length() > 20; i++) {
            int at = random.nextInt(changed.length());
            int end = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(at, end);
                case 1 -> changed.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
                case 2 -> changed.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
                case 3 -> changed.insert(random.nextInt(changed.length()), changed.substring(at, end));
                default -> changed.setLength(Math.max(1, at));
            }
        }
        return changed.toString();
    }
}
