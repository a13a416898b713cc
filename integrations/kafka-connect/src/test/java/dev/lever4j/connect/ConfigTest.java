package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a configuration is said at the key that is to be changed. */
class ConfigTest {
    private static final String KEYS = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final LeverSourceConnector connector = new LeverSourceConnector();
    private final Map<String, String> good = new HashMap<>(Map.of(
            Keys.STORE, "redis://localhost:6379",
            Keys.STORE_KEYS, KEYS,
            Keys.CLIENT_ID, "app",
            Keys.CLIENT_SECRET, "secret",
            Keys.ACCOUNTS, "acme, globex"));

    private Map<String, List<String>> errors(Map<String, String> configured) {
        return connector.validate(configured).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    @Test
    void whatIsGoodIsGood() {
        assertThat(errors(good)).isEmpty();
        assertThat(errors(Map.of(Keys.API_KEY, "key"))).isEmpty();
        good.put(Keys.ACCOUNTS, "");
        good.put(Keys.SHARED, "true");
        assertThat(errors(good)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lever.accounts | acme,acme | twice",
                "lever.accounts | acme,,b | empty",
                "lever.paused.accounts | hooli | hooli",
                "lever.token.store | mysql://x | must begin",
                "lever.token.store | postgresql://host/db | USER",
                "lever.token.store.keys | abc | base64",
                "lever.client.secret | a b | printable",
                "lever.base.url | http://example.com | ",
                "lever.auth.url | http://example.com | ",
                "lever.resources | candidates | there is no candidates",
                "lever.resources | notes | there is no notes",
                "lever.children | diversity_surveys | postings",
                "lever.children | users | there is no users",
                "lever.mode | everything | ",
                "lever.changes.since | yesterday | 2026-07-01T00:00:00Z",
                "lever.poll.interval.ms | 0 | ",
                "lever.rate | 0 | perSecond",
                "lever.page.size | 101 | ",
                "lever.redaction | /no/such/file | cannot be read",
                "lever.redaction.key | !! | base64",
                "lever.topic | lever.${tenant} | ${tenant} is unknown",
                "lever.topic | lever/${account} | letters",
                "lever.value | avro | "
            })
    void whatIsWrongIsSaidAtItsKey(String key, String value, String words) {
        good.put(key, value);
        Map<String, List<String>> errors = errors(good);

        String at = key.equals(Keys.AUTH_URL) ? Keys.BASE_URL : key;
        assertThat(errors)
                .containsOnlyKeys(at.equals(Keys.BASE_URL) && !key.equals(Keys.AUTH_URL) ? Keys.AUTH_URL : at);
        assertThat(String.join(" ", errors.values().iterator().next())).contains(words == null ? "" : words);
    }

    @Test
    void whatIsMissingIsSaidAtItsKey() {
        for (String key : List.of(Keys.STORE, Keys.STORE_KEYS, Keys.CLIENT_ID, Keys.CLIENT_SECRET)) {
            Map<String, String> without = new HashMap<>(good);
            without.remove(key);
            assertThat(errors(without)).containsOnlyKeys(key);
        }
        assertThat(errors(Map.of(Keys.API_KEY, "key", Keys.STORE, "file:/grants")))
                .containsOnlyKeys(Keys.API_KEY);
        assertThat(errors(Map.of(Keys.API_KEY, "key", Keys.ACCOUNTS, "a,b"))).containsOnlyKeys(Keys.ACCOUNTS);
        good.put(Keys.REDACTION, "strict");
        assertThat(errors(good)).containsOnlyKeys(Keys.REDACTION_KEY);
    }

    @Test
    void limitsAreSharedOnRedisAlone() {
        good.put(Keys.SHARED, "true");
        good.put(Keys.STORE, "file:/grants");
        assertThat(errors(good)).containsOnlyKeys(Keys.SHARED);
    }

    @Test
    void recordsThatWouldBeTakenForEachOtherAreKeptApart() {
        good.put(Keys.TOPIC, "lever");
        assertThat(errors(good)).isEmpty();
        good.put(Keys.CHILDREN, "notes");
        assertThat(errors(good)).containsOnlyKeys(Keys.TOPIC);
        assertThat(String.valueOf(errors(good).get(Keys.TOPIC))).contains("${resource}");

        good.remove(Keys.CHILDREN);
        good.put(Keys.RESOURCES, "users,stages");
        good.put(Keys.TOPIC, "lever.${resource}");
        assertThat(String.valueOf(errors(good).get(Keys.TOPIC)))
                .contains("${account}")
                .contains("stages")
                .doesNotContain("users");
        good.put(Keys.ACCOUNTS, "acme");
        assertThat(errors(good)).isEmpty();
        good.put(Keys.ACCOUNTS, "");
        good.put(Keys.STORE, "redis://localhost:6379");
        good.put(Keys.TOPIC, "${account}.${resource}");
        assertThat(errors(good)).isEmpty();
        good.put(Keys.TOPIC, "");
        assertThat(errors(good)).containsOnlyKeys(Keys.TOPIC);
    }

    /** In no message, and in nothing that is printed. */
    @Test
    void secretsAreNotRepeated() {
        good.put(Keys.STORE, "redis://user:hunter2@local host");
        good.put(Keys.CLIENT_SECRET, "hunter2 ");
        good.put(Keys.STORE_KEYS, "hunter2");
        Map<String, List<String>> errors = errors(good);

        assertThat(errors).containsOnlyKeys(Keys.STORE, Keys.STORE_KEYS);
        assertThat(errors.toString()).doesNotContain("hunter2");
    }

    @Test
    void accountsAreDealtOutEvenlyAndThePausedAreLeftAlone() {
        List<Map<String, String>> tasks = Deal.of(good, List.of("e", "d", "c, with a comma", "b", "a"), Set.of("b"), 3);

        assertThat(tasks.stream().map(Deal::dealt))
                .containsExactly(List.of("a", "e"), List.of("c, with a comma"), List.of("d"));
        good.remove(Keys.ACCOUNTS);
        assertThat(tasks.get(0)).containsAllEntriesOf(good).doesNotContainKeys(Keys.ACCOUNTS, Keys.PAUSED);
        assertThat(Deal.of(good, List.of("b"), Set.of("b"), 3)).isEmpty();
        assertThat(Deal.of(good, List.of("a"), Set.of(), 3)).hasSize(1);
    }

    @Test
    void theTasksAreThoseOfTheConfiguration() {
        good.put(Keys.PAUSED, "globex");
        connector.start(good);

        assertThat(connector.taskConfigs(4)).hasSize(1);
        assertThat(connector.taskClass()).isEqualTo(LeverSourceTask.class);
        assertThat(connector.exactlyOnceSupport(good)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        connector.stop();
    }

    @Test
    void offsetsThatNobodyCanReadAreRefused() {
        Map<String, String> partition = Map.of("account", "acme", "resource", "opportunities");
        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(partition, null);

        assertThat(connector.alterOffsets(good, reset)).isTrue();
        assertThatThrownBy(() -> connector.alterOffsets(good, Map.of(partition, Map.of("version", 2))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("newer");
        Map<String, Object> offset = new HashMap<>(new Worker(Map.of()).map(OffsetsTest.stored("v1-fan-out")));
        assertThat(connector.alterOffsets(good, Map.of(partition, offset))).isTrue();
        for (String part : List.of("told", "pending")) {
            Map<String, Object> bad = new HashMap<>(offset);
            bad.put(part, "1:2");
            assertThatThrownBy(() -> connector.alterOffsets(good, Map.of(partition, bad)))
                    .isInstanceOf(ConnectException.class);
        }
        Map<String, String> users = Map.of("account", "acme", "resource", "users");
        assertThatThrownBy(() -> connector.alterOffsets(good, Map.of(users, offset)))
                .hasMessageContaining("it is of opportunities");
        assertThatThrownBy(() -> connector.alterOffsets(good, Map.of(Map.of("table", "x"), Map.of("version", 1))))
                .isInstanceOf(ConnectException.class);
    }
}
