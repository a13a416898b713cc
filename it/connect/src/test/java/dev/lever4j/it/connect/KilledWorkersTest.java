package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workers for many accounts: one is killed, comes back, is killed again, and a third one is added. */
@Tag("it")
class KilledWorkersTest {
    private static final Scale SCALE = Scale.told();
    private static final int KILLS = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set by @BeforeAll
    private static Ground ground;

    @BeforeAll
    static void begin() {
        ground = new Ground(folder);
    }

    @AfterAll
    static void end() {
        ground.close();
    }

    @Test
    void exactlyOnceEachAccountIsThereAsItIsAndNothingTwice() {
        try (Customers customers = new Customers(ground.grants(), "eos", SCALE.accounts(), SCALE::of);
                Crew crew = ground.crew("eos").exactlyOnce();
                Topics topics = Topics.committed(ground.broker, "eos.")) {
            IntStream.range(0, SCALE.accounts() / 2).forEach(customers::restless);
            Connector connector = begin(crew, customers, "both", Map.of("exactly.once.support", "required"));
            Limits limits = new Limits(customers, SCALE);
            killTwiceAndAddOne(crew, connector, customers, limits);
            customers.calm();
            awaitEquality(crew, connector, customers, topics);
            assertThat(twice(topics, customers, SCALE.accounts() / 2)).isEmpty();
            limits.kept();
            expireThrice(crew, customers);
        }
    }

    @Test
    void atLeastOnceAPageAnAccountAndCrashIsThereTwice() {
        try (Customers customers = new Customers(ground.grants(), "alo", SCALE.accounts(), SCALE::of);
                // offsets are kept before the next page comes
                Crew crew = ground.crew("alo").with("offset.flush.interval.ms", String.valueOf(300 / SCALE.rate()));
                Topics topics = Topics.committed(ground.broker, "alo.")) {
            Connector connector = begin(crew, customers, "full", Map.of());
            killTwiceAndAddOne(crew, connector, customers, new Limits(customers, SCALE));
            awaitEquality(crew, connector, customers, topics);
            Map<String, Integer> twice = twice(topics, customers, 0);
            System.out.printf(
                    "at least once: %d accounts, %d kills: %s records twice%n", SCALE.accounts(), KILLS, twice);
            twice.forEach(
                    (account, records) -> assertThat(records).as(account).isLessThanOrEqualTo(KILLS * SCALE.page()));
        }
    }

    private static Connector begin(Crew crew, Customers customers, String mode, Map<String, String> more) {
        Worker first = crew.start("a");
        crew.start("b").ready();
        first.ready();
        Map<String, String> settings = customers.settings(customers.names());
        settings.put("tasks.max", String.valueOf(SCALE.tasks()));
        settings.put("lever.mode", mode);
        settings.put("lever.poll.interval.ms", "500");
        settings.put("lever.rate", String.valueOf(SCALE.rate()));
        settings.put("lever.rate.burst", String.valueOf(SCALE.rate()));
        settings.put("lever.rate.shared", "true");
        settings.put("lever.page.size", String.valueOf(SCALE.page()));
        settings.put("lever.topic", customers.name(0).substring(0, 3) + ".${account}");
        settings.putAll(more);
        Connector connector = crew.connector("lever-" + mode, settings);
        connector.configure(Map.of());
        connector.awaitRunning(SCALE.tasks());
        return connector;
    }

    private static void killTwiceAndAddOne(Crew crew, Connector connector, Customers customers, Limits limits) {
        awaitProgress(crew, customers, (long) SCALE.accounts() * SCALE.measured());
        limits.untouchedUntilNow();
        crew.kill("a");
        crew.start("a").ready();
        awaitProgress(crew, customers, 2L * SCALE.accounts());
        crew.kill("a");
        crew.start("c").ready();
        connector.awaitRunning(SCALE.tasks());
    }

    /** So many requests more. */
    private static void awaitProgress(Crew crew, Customers customers, long requests) {
        long begin = customers.requests();
        Until.holds(
                requests + " more requests",
                SCALE.patience(),
                () -> customers.requests() >= begin + requests,
                crew::toString);
    }

    private static void awaitEquality(Crew crew, Connector connector, Customers customers, Topics topics) {
        Until.holds(
                "each topic equals its account",
                SCALE.patience(),
                () -> differences(customers, topics).isEmpty(),
                () -> differences(customers, topics) + "\n" + connector.lastStatus() + "\n" + crew);
    }

    private static List<String> differences(Customers customers, Topics topics) {
        Map<String, List<Told>> told = Topics.byTopic(topics.read());
        return IntStream.range(0, customers.size())
                .mapToObj(index -> customers.difference(
                        index, Topics.compacted(told.getOrDefault(topic(customers, index), List.of()))))
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private static String topic(Customers customers, int index) {
        return customers.name(index).substring(0, 3) + "." + customers.name(index);
    }

    /**
     * How many records too many there are, for each account that has some.
     *
     * @param from accounts from this number on, which never changed: each record is to be there once
     */
    private static Map<String, Integer> twice(Topics topics, Customers customers, int from) {
        Map<String, List<Told>> told = Topics.byTopic(topics.read());
        Map<String, Integer> twice = new HashMap<>();
        for (int index = from; index < customers.size(); index++) {
            int records = told.getOrDefault(topic(customers, index), List.of()).size();
            int surplus = records - customers.rows(index);
            if (surplus != 0) {
                twice.put(customers.name(index), surplus);
            }
        }
        return twice;
    }

    /** Each time each grant is refreshed once, whichever worker has the account now. */
    private static void expireThrice(Crew crew, Customers customers) {
        for (int time = 1; time <= 3; time++) {
            long[] before = IntStream.range(0, customers.size())
                    .mapToLong(index -> customers.served(index).size())
                    .toArray();
            customers.lever.accounts().forEach(account -> account.controls().expireAccessTokens());
            Until.holds(
                    "all go on with new tokens",
                    SCALE.patience(),
                    () -> IntStream.range(0, customers.size())
                            .allMatch(index -> customers.served(index).size() > before[index] + 1),
                    crew::toString);
        }
        for (int index = 0; index < customers.size(); index++) {
            var ledger = customers.account(index).ledger();
            assertThat(ledger.tokenRequests()).as(customers.name(index)).hasSize(3);
            assertThat(ledger.refreshTokenReuses()).as(customers.name(index)).isZero();
        }
    }
}
