package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts come, go and rest, and one loses its grant: the others do not notice. */
@Tag("it")
class ReconfigurationTest {
    private static final int OPPORTUNITIES = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set by @BeforeAll
    private static Ground ground;

    @SuppressWarnings("NullAway.Init") // set by @BeforeAll
    private static Crew crew;

    @BeforeAll
    static void begin() {
        ground = new Ground(folder);
        crew = ground.crew("reconfiguration").exactlyOnce();
        crew.start("a").ready();
    }

    @AfterAll
    static void end() {
        if (crew != null) {
            crew.close();
        }
        if (ground != null) {
            ground.close();
        }
    }

    @Test
    void anAccountIsAddedPausedAndRemoved() {
        try (Customers customers = customers("re", 3);
                Topics topics = Topics.committed(ground.broker, "re.")) {
            Connector connector = connector(customers, "re", customers.names().subList(0, 2), 2);
            awaitEquality(customers, topics, 0, 1);

            connector.configure(accounts(customers.names()));
            awaitEquality(customers, topics, 0, 1, 2);
            onceEach(customers, topics, 0, 1, 2);

            connector.configure(Map.of("lever.paused.accounts", customers.name(1)));
            awaitAtWork(customers, 0, 2);
            long paused = customers.requests(1);
            customers.change(1);
            customers.change(0);
            awaitEquality(customers, topics, 0, 2);
            awaitAtWork(customers, 0, 2);
            assertThat(customers.requests(1)).as("requests of a paused account").isEqualTo(paused);

            connector.configure(Map.of("lever.paused.accounts", ""));
            awaitEquality(customers, topics, 0, 1, 2);
            assertThat(records(customers, topics, 1))
                    .as("it went on where it was: one change more")
                    .isLessThanOrEqualTo(tableSize(customers, 1) + 2);

            connector.configure(accounts(customers.names().subList(1, 3)));
            awaitAtWork(customers, 1, 2);
            long removed = customers.requests(0);
            customers.change(2);
            awaitEquality(customers, topics, 1, 2);
            awaitAtWork(customers, 1, 2);
            assertThat(customers.requests(0))
                    .as("requests of a removed account")
                    .isEqualTo(removed);
            assertThat(records(customers, topics, 2)).isLessThanOrEqualTo(tableSize(customers, 2) + 2);
            connector.delete();
        }
    }

    @Test
    void aRefusedGrantFailsItsAccountAlone() {
        try (Customers customers = customers("grant", 3);
                Topics topics = Topics.committed(ground.broker, "grant.")) {
            Connector connector = connector(customers, "grant", customers.names(), 3);
            awaitEquality(customers, topics, 0, 1, 2);
            customers.account(1).controls().revokeGrants();
            customers.account(1).controls().expireAccessTokens();
            Until.holds(
                    "the task of the account has failed and says what to do",
                    PATIENCE,
                    () -> connector.states().stream().filter("FAILED"::equals).count() == 1
                            && connector
                                    .status()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .contains("reconnect"),
                    () -> connector.lastStatus() + "\n" + crew);
            assertThat(connector.status().toString()).contains(customers.name(1));
            customers.change(0);
            customers.change(2);
            awaitEquality(customers, topics, 0, 2);
            assertThat(connector.states()).containsOnlyOnce("FAILED");
            connector.delete();
        }
    }

    @Test
    void grantsInPostgresDoAsWell() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .start();
                Customers customers = new Customers(
                        GrantStore.postgres(server.getPort()),
                        "pg",
                        2,
                        account -> account.opportunities(OPPORTUNITIES).rate(1_000, 1_000));
                Topics topics = Topics.committed(ground.broker, "pg.")) {
            Connector connector = connector(customers, "pg", customers.names(), 2);
            awaitEquality(customers, topics, 0, 1);
            customers.lever.accounts().forEach(account -> account.controls().expireAccessTokens());
            customers.change(0);
            awaitEquality(customers, topics, 0);
            assertThat(customers.account(0).ledger().tokenRequests()).hasSize(1);
            connector.delete();
        }
    }

    private static Customers customers(String prefix, int count) {
        return new Customers(
                ground.grants(),
                prefix,
                count,
                account -> account.opportunities(OPPORTUNITIES).rate(1_000, 1_000));
    }

    private static Map<String, String> accounts(List<String> names) {
        return Map.of("lever.accounts", String.join(",", names));
    }

    private static Connector connector(Customers customers, String prefix, List<String> names, int tasks) {
        Map<String, String> settings = customers.settings(names);
        settings.put("tasks.max", String.valueOf(tasks));
        settings.put("lever.poll.interval.ms", "300");
        settings.put("lever.page.size", "10");
        settings.put("lever.rate", "100");
        settings.put("lever.topic", prefix + ".${account}");
        settings.put("exactly.once.support", "required");
        Connector connector = crew.connector(prefix, settings);
        connector.configure(Map.of());
        return connector;
    }

    private static void awaitEquality(Customers customers, Topics topics, int... accounts) {
        Until.holds(
                "topics equal their accounts",
                PATIENCE,
                () -> IntStream.of(accounts)
                        .allMatch(index -> customers
                                .difference(index, Topics.compacted(topics.read(topic(customers, index))))
                                .isEmpty()),
                crew::toString);
    }

    /** Some rounds of these: what was under way before is over. */
    private static void awaitAtWork(Customers customers, int... accounts) {
        long[] before = IntStream.of(accounts).mapToLong(customers::requests).toArray();
        Until.holds(
                "they are at work",
                PATIENCE,
                () -> IntStream.range(0, accounts.length)
                        .allMatch(i -> customers.requests(accounts[i]) > before[i] + 12),
                crew::toString);
    }

    private static void onceEach(Customers customers, Topics topics, int... accounts) {
        for (int index : accounts) {
            assertThat(records(customers, topics, index))
                    .as(customers.name(index))
                    .isEqualTo(tableSize(customers, index));
        }
    }

    private static int records(Customers customers, Topics topics, int index) {
        return topics.read(topic(customers, index)).size();
    }

    private static int tableSize(Customers customers, int index) {
        return customers.rows(index);
    }

    private static String topic(Customers customers, int index) {
        return customers.name(index).replaceFirst("-.*", "") + "." + customers.name(index);
    }
}
