package dev.lever4j.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task does beside reading. */
class TaskTest {
    private final Simulator lever =
            Simulator.builder().opportunities(200).rate(1_000_000, 1_000_000).start();
    private final Worker worker = Worker.of(lever).with(Keys.VALUE, "text");

    @AfterEach
    void close() {
        worker.close();
        lever.close();
    }

    /** Nobody polls: so much is asked of Lever as there is room for, and nothing more. */
    @Test
    void whoTakesNothingIsBroughtNothing() throws Exception {
        worker.with(Keys.PAGE_SIZE, "5").with(Keys.MODE, "full");
        // where it begins, and an answer for each that there is room for
        int room = 1
                + Plan.of(
                                "acme",
                                new Settings(worker.configured).selections().get(0),
                                new Settings(worker.configured),
                                null,
                                1)
                        .demand();
        Gate requests = lever.controls().hold("GET", "/v1/opportunities");
        requests.holdNoMore();
        worker.start();
        requests.arrived(room).get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> requests.arrived(room + 1).get(500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);

        worker.keep(worker.poll());
        requests.arrived(room + 1).get(10, TimeUnit.SECONDS);
        worker.until(() -> worker.table("opportunities").equals(Truth.opportunities(lever)));
    }

    @Test
    void stoppingEndsAPoll() throws Exception {
        worker.with(Keys.MODE, "full").start();
        worker.until(worker::hasRead);
        LeverSourceTask task = worker.task();
        CompletableFuture<List<SourceRecord>> poll = CompletableFuture.supplyAsync(worker::pollOnce);
        task.stop();

        assertThat(poll.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    private Worker granted(Path folder, String... accounts) throws Exception {
        String keys = GrantKeys.fresh().reveal();
        FileTokenStores grants = FileTokenStores.open(folder, GrantKeys.parse(keys));
        for (String account : accounts) {
            grants.forAccount(account)
                    .save(StoredGrant.of(Secret.of(lever.newGrant())))
                    .block(Worker.LIMIT);
        }
        worker.configured.remove(Keys.API_KEY);
        return worker.with(Keys.STORE, folder.toUri().toString())
                .with(Keys.STORE_KEYS, keys)
                .with(Keys.CLIENT_ID, lever.app().clientId())
                .with(Keys.CLIENT_SECRET, lever.app().clientSecret());
    }

    @Test
    void anAccountWithoutAGrantIsNoMatterOfAnother(@TempDir Path folder) throws Exception {
        granted(folder.resolve("grants"), "acme")
                .with(Keys.ACCOUNTS, "acme,globex")
                .start();
        worker.until(() -> worker.table("opportunities").equals(Truth.opportunities(lever)));

        lever.mutations(1).step();
        worker.until(() -> worker.table("opportunities")
                .keySet()
                .containsAll(Truth.opportunities(lever).keySet()));
        assertThat(worker.written)
                .allMatch(record -> "acme"
                        .equals(record.headers().lastWithName(Records.ACCOUNT).value()));
    }

    @Test
    void whereNoneIsLeftTheTaskFailsAndSaysWhatToDo(@TempDir Path folder) throws Exception {
        granted(folder.resolve("grants"), "acme").with(Keys.ACCOUNTS, "acme").start();
        worker.until(worker::hasRead);
        lever.controls().revokeGrants();

        assertThatThrownBy(() -> worker.until(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("account acme: its grant is lost")
                .hasMessageContaining("Reconnect the account");
    }

    @Test
    void anAccountThatWasNeverConnectedIsSaidToBe(@TempDir Path folder) throws Exception {
        granted(folder.resolve("grants")).with(Keys.ACCOUNTS, "globex").start();

        assertThatThrownBy(() -> worker.until(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("account globex: the token store has no grant of it");
    }

    /** Of several lists, of one of which the offset is of a later version. */
    @Test
    void anOffsetThatCannotBeReadIsNoMatterOfAnother() {
        worker.offsets.put("{\"account\":\"default\",\"resource\":\"users\"}", "{\"version\":9}");
        worker.with(Keys.RESOURCES, "users,opportunities").start();
        worker.until(() -> worker.table("opportunities").equals(Truth.opportunities(lever)));
        worker.stop();

        worker.with(Keys.RESOURCES, "users").start();
        assertThatThrownBy(() -> worker.until(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("account default: users: its offset cannot be read")
                .hasMessageContaining("newer connector");
    }

    @Test
    void aTopicThatThereCannotBeIsNoMatterOfAnotherAccount(@TempDir Path folder) throws Exception {
        String longest = "a".repeat(200);
        granted(folder.resolve("grants"), "acme", longest)
                .with(Keys.ACCOUNTS, "acme," + longest)
                .with(Keys.TOPIC, "${account}.with-many-more-signs-than-there-is-room-for.${resource}")
                .start();
        worker.until(() -> !worker.topic("acme.with-many-more-signs-than-there-is-room-for.opportunities")
                .isEmpty());

        assertThat(metric("lever.connect.streams")).isEqualTo(2.0);
    }

    @Test
    void whatGoesWrongForAWhileIsGoneOnWith() {
        worker.with(Keys.PAGE_SIZE, "20").start();
        worker.keep(worker.poll());
        lever.controls().inject(Fault.status(400).on("GET", "/v1/opportunities").times(1));
        worker.until(() -> worker.table("opportunities").equals(Truth.opportunities(lever)));

        assertThat(worker.repeated()).isZero();
    }

    @Test
    void valuesWithASchemaHaveTheRecordBeside() {
        worker.with(Keys.VALUE, "schema").with(Keys.CHILDREN, "notes").start();
        worker.until(() -> !worker.topic("notes").isEmpty());
        SourceRecord first = worker.topic("opportunities").get(0);
        Struct note = (Struct) worker.topic("notes").get(0).value();
        Struct opportunity = (Struct) first.value();

        assertThat(first.valueSchema().name()).isEqualTo("dev.lever4j.opportunities");
        assertThat(opportunity.getString("id")).isEqualTo(first.key());
        assertThat(opportunity.get("created_at")).isInstanceOf(Date.class);
        assertThat(opportunity.getString("json"))
                .isEqualTo(Truth.opportunities(lever).get(first.key()));
        assertThat(note.getString("opportunity_id"))
                .isEqualTo(worker.topic("notes")
                        .get(0)
                        .headers()
                        .lastWithName(Records.PARENT)
                        .value());
        worker.written.forEach(record -> {
            if (record.value() instanceof Struct struct) {
                struct.validate();
            }
        });
    }

    @Test
    void metricsAreConnectsByTheNamesOfMicrometer() {
        worker.start().until(worker::hasRead);

        assertThat(metric("lever.connect.records")).isEqualTo((double) worker.written.size());
        // a list, and a round of changes that goes on
        assertThat(metric("lever.limiter.permits")).isGreaterThanOrEqualTo(2.0);
        assertThat(metric("lever.limiter.throttled")).isZero();
        assertThat(metric("lever.connect.streams")).isEqualTo(1.0);

        worker.stop();
        assertThat(worker.metrics.metrics().keySet())
                .noneMatch(name -> name.name().startsWith("lever."));
    }

    private double metric(String name) {
        return worker.metrics.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToDouble(entry -> (Double) entry.getValue().metricValue())
                .sum();
    }
}
