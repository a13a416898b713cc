package dev.lever4j.connect;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.LeverResourcesBuilder;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** All that a task has open: its accounts' streams, and what they share. */
final class Accounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.connect");

    /** For a token that is being refreshed to be saved. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What this task goes on with of a limit that is shared, while it cannot be asked. */
    private static final double SHARE = 0.5;

    private final Arrivals arrivals = new Arrivals();
    private final Records records;
    private final @Nullable Stores stores;
    private final LeverResources resources;
    private final TaskMetrics metrics;
    private final List<AccountStream> streams = new ArrayList<>();

    private Accounts(Records records, @Nullable Stores stores, LeverResources resources, TaskMetrics metrics) {
        this.records = records;
        this.stores = stores;
        this.resources = resources;
        this.metrics = metrics;
    }

    /**
     * Blocks, and begins to read.
     *
     * @throws ConnectException if something is not as it should be
     */
    static Accounts open(Settings settings, List<String> names, SourceTaskContext context) {
        Stores stores = settings.hasApiKey() ? null : Stores.open(settings);
        TaskMetrics metrics = TaskMetrics.of(context);
        LeverResourcesBuilder builder = LeverResources.builder().telemetry(metrics);
        if (stores != null && stores.budgets() != null) {
            builder.rateBudgets(stores.budgets(), SHARE);
        }
        LeverResources resources = builder.build();
        Accounts all =
                new Accounts(new Records(settings.topic(), Values.named(settings.value())), stores, resources, metrics);
        try {
            all.begin(settings, names, context);
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e instanceof ConnectException ? e : new ConnectException(e.getMessage(), e);
        }
    }

    private void begin(Settings settings, List<String> names, SourceTaskContext context) {
        LeverClients clients = clients(settings);
        List<Settings.Selection> selections = settings.selections();
        Redaction redaction = settings.redaction();
        int count = Math.max(1, names.size() * selections.size());
        List<Plan> plans = names.stream()
                .flatMap(account -> selections.stream().map(one -> Plan.of(account, one, settings, redaction, count)))
                .toList();
        Map<Map<String, String>, Map<String, Object>> offsets = context.offsetStorageReader()
                .offsets(plans.stream().map(plan -> plan.partition().toMap()).toList());
        TimeAndChance time = TimeAndChance.system();
        for (Plan plan : plans) {
            streams.add(stream(plan, clients, offsets.get(plan.partition().toMap()), time));
        }
        metrics.of(streams, arrivals);
        LOG.info(
                "reads {} of {} accounts",
                selections.size() == 1 ? "one list" : selections.size() + " lists",
                names.size());
        streams.forEach(AccountStream::begin);
    }

    /** What is wrong with one account's is no matter of the others. */
    private AccountStream stream(
            Plan plan, LeverClients clients, @Nullable Map<String, Object> offset, TimeAndChance time) {
        LeftOut leftOut = new LeftOut(plan.account(), metrics::leftOut);
        try {
            records.check(plan);
            return new AccountStream(
                    plan,
                    place(plan, clients.client(plan.account()), offset),
                    () -> clients.client(plan.account()),
                    isConnected(plan.account()),
                    arrivals,
                    leftOut,
                    time);
        } catch (RuntimeException e) {
            String why = e instanceof IllegalArgumentException
                    ? String.valueOf(e.getMessage())
                    : e.getClass().getSimpleName();
            return AccountStream.broken(plan, arrivals, leftOut, why, time);
        }
    }

    private Mono<Boolean> isConnected(String account) {
        return stores == null
                ? Mono.just(true)
                : stores.grants().forAccount(account).load().hasElement();
    }

    private LeverClients clients(Settings settings) {
        LeverEnvironment environment = settings.environment();
        RateLimit rate = settings.rate();
        if (stores == null) {
            Secret key = settings.apiKey();
            return LeverClients.of(
                    resources,
                    account -> LeverClient.builder()
                            .environment(environment)
                            .rate(rate)
                            .apiKey(key));
        }
        OAuthApp app = settings.app();
        TokenStores grants = stores.grants();
        return LeverClients.of(
                resources,
                account -> LeverClient.builder()
                        .environment(environment)
                        .rate(rate)
                        .oauth(app, grants.forAccount(account)));
    }

    private static Place place(Plan plan, LeverClient client, @Nullable Map<String, Object> saved) {
        if (saved == null || saved.isEmpty()) {
            return Place.fresh(plan.isFollowed());
        }
        Offsets offsets;
        try {
            offsets = Offsets.parse(saved);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    plan.root().text() + ": its offset cannot be read: " + e.getMessage(), e);
        }
        try {
            plan.export(client).check(offsets.checkpoint());
        } catch (IllegalArgumentException other) {
            // what is asked for has changed: what it brings beyond is not in the topics
            LOG.warn(
                    "account {}, {}: begins anew: {}",
                    plan.account(),
                    plan.root().text(),
                    other.getMessage());
            return offsets.checkpoint().server().equals(client.api().toString())
                    ? Place.anew(offsets, plan.isFollowed())
                    : Place.fresh(plan.isFollowed());
        }
        return Place.at(offsets, plan);
    }

    /** Whether all that there was has been read and taken. */
    boolean haveRead() {
        return streams.stream().allMatch(AccountStream::hasRead) && arrivals.size() == 0;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Records records() {
        return records;
    }

    TaskMetrics metrics() {
        return metrics;
    }

    /** @throws ConnectException if there are streams and none of them can be read any more; says why of each */
    void failIfNoneIsLeft() {
        if (!streams.isEmpty()
                && streams.stream().allMatch(stream -> stream.standing().isOver())) {
            throw new ConnectException(streams.stream()
                    .map(stream -> stream.standing().words())
                    .distinct()
                    .collect(Collectors.joining("; ")));
        }
    }

    /** May be called again. */
    @Override
    public void close() {
        streams.forEach(AccountStream::dispose);
        arrivals.wake();
        metrics.close();
        try {
            resources.closeGracefully(PATIENCE).block(PATIENCE.multipliedBy(2));
        } catch (RuntimeException e) {
            LOG.warn("not all could be closed in order: {}", e.toString());
        } finally {
            if (stores != null) {
                stores.close();
            }
        }
    }
}
