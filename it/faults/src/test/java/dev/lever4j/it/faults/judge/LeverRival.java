package dev.lever4j.it.faults.judge;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.Download;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.NioResources;
import dev.lever4j.client.transport.TransportSettings;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Setup;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.NoteBody;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ours, with the times waits and bounds that all have, and no limit of its own. */
public final class LeverRival implements Rival {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final RetryPolicy RETRY = new RetryPolicy(
            Place.TRIES, Place.WAIT, Place.WAIT, Place.WAIT.multipliedBy(4), Duration.ofSeconds(60), 500, 14, 5);

    private final LeverResources resources;
    private final LeverClient lever;

    private LeverRival(Place place) {
        resources = NioResources.builder(settings(place.trusted())).build();
        lever = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(place.server(), place.server()))
                .resources(resources)
                .rate(new RateLimit(10_000, 10_000))
                .retry(RETRY)
                .options(Setup.USUAL.options().attemptTimeout(Place.TIMEOUT).timeout(Place.BOUND))
                .apiKey(Secret.of(Canaries.KEY))
                .build();
    }

    public static Maker maker() {
        return new Maker() {
            @Override
            public String name() {
                return "Lever4J";
            }

            @Override
            public Rival make(Place place) {
                return new LeverRival(place);
            }
        };
    }

    private static TransportSettings settings(@Nullable X509Certificate trusted) {
        TransportSettings settings =
                TransportSettings.DEFAULT.readGap(Place.TIMEOUT).tlsTimeout(Place.TIMEOUT);
        return trusted == null ? settings : settings.authorities(List.of(trusted));
    }

    @Override
    public List<Seen> list() {
        return Objects.requireNonNull(lever.opportunities()
                .list()
                .items()
                .map(LeverRival::seen)
                .collectList()
                .block(LONGEST));
    }

    @Override
    public @Nullable Seen get(String id) {
        return lever.opportunities().get(id).map(LeverRival::seen).block(LONGEST);
    }

    @Override
    public @Nullable String post(String opportunity, String text) {
        NoteBody note = NoteBody.builder(text).build();
        return lever.opportunity(opportunity)
                .notes()
                .create(note)
                .map(written -> written.id())
                .block(LONGEST);
    }

    @Override
    public void download(String opportunity, String file, Path to, long size) {
        Download download = lever.opportunity(opportunity).files().download(file);
        (size < 0 ? download : download.expectedSize(size)).to(to).block(LONGEST);
    }

    private static Seen seen(Opportunity record) {
        Long created = record.createdAt() == null ? null : record.createdAt().toEpochMilli();
        return new Seen(record.id(), record.name(), record.emails(), created);
    }

    @Override
    public void close() {
        lever.closeGracefully(Duration.ZERO).onErrorComplete().block(LONGEST);
        resources.closeGracefully(Duration.ZERO).onErrorComplete().block(LONGEST);
    }
}
