package dev.lever4j.samples.batch;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.model.Note;
import dev.lever4j.model.NoteField;
import dev.lever4j.model.User;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.PerformAs;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Ledger.Entry;
import dev.lever4j.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;

/** A simulated account without a limit, a folder, and nights in it, which last no longer than they take. */
final class Shift implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(120);

    /** Whatever the machine does beside. */
    private static final Duration NIGHT = Duration.ofHours(1);

    final Simulator lever;
    final LeverClient client;
    private final Path folder;
    private final LeverResources resources;
    private final Instant begunAt = Clock.systemUTC().instant();
    private volatile Duration later = Duration.ZERO;

    Shift(Path folder, UnaryOperator<Simulator.Builder> account) {
        this.folder = folder;
        lever = account.apply(Simulator.builder().rate(1_000_000, 1_000_000).clock(clock()))
                .start();
        TimeAndChance system = TimeAndChance.system();
        resources = LeverResources.builder()
                .timeAndChance(new TimeAndChance(clock(), system.ticker(), system.scheduler(), system.random()))
                .build();
        client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .apiKey(Secret.of(lever.apiKey()))
                .rate(new RateLimit(100_000, 100_000))
                .resources(resources)
                .build();
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Clock.systemUTC().instant().plus(later);
            }
        };
    }

    /** By the account's own clock. */
    Instant begunAt() {
        return begunAt;
    }

    void pass(Duration time) {
        later = later.plus(time);
    }

    Settings settings() {
        return new Settings(
                client.api().toString(),
                folder,
                null,
                anybody(),
                ConfidentialityFilter.NON_CONFIDENTIAL,
                16,
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                Duration.ofMinutes(5),
                false,
                false);
    }

    /** One item at a time, in this user's name. */
    Settings settings(String performAs, boolean stopOnFailure) {
        Settings usual = settings();
        return new Settings(
                client.api().toString(),
                folder,
                null,
                performAs,
                usual.confidentiality(),
                1,
                usual.overlap(),
                usual.firstNight(),
                usual.settled(),
                stopOnFailure,
                false);
    }

    String anybody() {
        return address(0);
    }

    String anybodyElse() {
        return address(1);
    }

    private String address(int number) {
        return client.users()
                .list()
                .items()
                .mapNotNull(User::email)
                .elementAt(number)
                .blockOptional(SOON)
                .orElseThrow();
    }

    /** Ids of users; the first is the one who does it. */
    List<String> users() {
        return client.users()
                .list()
                .items()
                .map(User::id)
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
    }

    /** One that a person wrote, and not the job. */
    void note(WorkItem about, String text, String user) {
        client.opportunity(about.opportunity())
                .notes()
                .create(NoteBody.builder(text).build(), PerformAs.performAs(user))
                .block(SOON);
    }

    /** A tag and a note for each. */
    List<WorkItem> items(int opportunities) {
        return Work.demo(client)
                .take(2L * opportunities)
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
    }

    Report night(List<WorkItem> items) {
        return night(items, settings());
    }

    Report night(List<WorkItem> items, Settings settings) {
        try (JobFolder open = JobFolder.open(folder, clock(), false)) {
            return new NightlyJob(client, open.ledger(), settings, Flux.fromIterable(items))
                    .run()
                    .blockOptional(NIGHT)
                    .orElseThrow();
        }
    }

    Plan plan(List<WorkItem> items) {
        try (JobFolder open = JobFolder.open(folder, clock(), true)) {
            return new NightlyJob(client, open.ledger(), settings(), Flux.fromIterable(items))
                    .plan()
                    .blockOptional(SOON)
                    .orElseThrow();
        }
    }

    /** How many notes with this item's key there are, by what Lever answers. */
    long notes(WorkItem item) {
        return client.opportunity(item.opportunity())
                .notes()
                .list()
                .items()
                .filter(note -> text(note).contains("[" + item.key() + "]"))
                .count()
                .blockOptional(SOON)
                .orElseThrow();
    }

    private static String text(Note note) {
        return note.fields().stream()
                .map(field -> field instanceof NoteField comment ? String.valueOf(comment.value()) : "")
                .reduce("", String::concat);
    }

    boolean isTagged(WorkItem item) {
        return client.opportunity(item.opportunity())
                .get()
                .blockOptional(SOON)
                .orElseThrow()
                .tags()
                .contains(item.text());
    }

    List<Entry> writes() {
        return lever.ledger().entries(entry -> !entry.method().equals("GET"));
    }

    @Override
    public void close() {
        client.closeGracefully(SOON).block(SOON);
        resources.closeGracefully(SOON).block(SOON);
        lever.close();
    }
}
