package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.micrometer.LeverObservations;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.client.simulated.ObservabilityGuideExample.Queues;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.simulator.Simulator;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide names what there is, and shows what is compiled here. */
class ObservabilityGuideTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern METER = Pattern.compile("\\| `(lever\\.[\\w.]+)` \\| [^|]+ \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern LOGGER = Pattern.compile("\\| `(dev\\.lever4j[\\w.]*)` \\| [^|]+ \\|");
    private static final Pattern MADE = Pattern.compile("getLogger\\(\"([\\w.]+)\"\\)");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");

    private final String guide = read(Path.of("../docs/observability.md"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LeverResources resources = ObservabilityGuideExample.resources(meters);
    private final Simulator lever = SimulatedAccount.unlimited();
    private final LeverClient client =
            SimulatedAccount.connected(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())), resources).client;

    @AfterEach
    void close() {
        resources.closeGracefully(SOON).block(SOON);
        lever.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "convention", "parent", "own"})
    void theGuideShowsWhatIsCompiledHere(String part) throws IOException {
        assertThat(guide)
                .contains(CompiledExample.of(ObservabilityGuideExample.class).block(part));
    }

    @Test
    void theTableOfMetersIsThatOfTheRegistry() {
        client.opportunities().list().items().blockLast(SOON);

        Map<String, Set<String>> registered = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            registered
                    .computeIfAbsent(meter.getId().getName(), name -> new TreeSet<>())
                    .addAll(meter.getId().getTags().stream().map(Tag::getKey).toList());
        }
        registered.keySet().removeAll(Set.of("lever.call", "lever.request", "lever.token.refresh"));
        Map<String, Set<String>> shown = rows("## Meters", METER)
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> QUOTED.matcher(row.group(2))
                                .results()
                                .map(tag -> tag.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(shown).containsExactlyInAnyOrderEntriesOf(registered);
    }

    @Test
    void theTablesNameEveryObservationKeyAndOutcome() {
        for (LeverObservations observation : LeverObservations.values()) {
            Stream.of(observation.getLowCardinalityKeyNames(), observation.getHighCardinalityKeyNames())
                    .flatMap(Arrays::stream)
                    .map(KeyName::asString)
                    .forEach(key -> assertThat(guide).contains("`" + key + "`"));
        }
        Stream.of(Telemetry.Outcome.values(), Telemetry.Refresh.values())
                .flatMap(Arrays::stream)
                .forEach(outcome -> assertThat(guide).contains(outcome.name()));
        assertThat(guide).contains("| `lever.call` |", "| `lever.request` |", "| `lever.token.refresh` |");
    }

    @Test
    void theTableOfLoggersIsThatOfTheSources() throws IOException {
        Set<String> made = new HashSet<>(loggers(Path.of("src/main/java")));
        made.addAll(loggers(Path.of("../integrations/spring-boot-starter/src/main/java")));
        assertThat(rows("## Logs", LOGGER).map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(made);
    }

    private static Set<String> loggers(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> MADE.matcher(read(file)).results().map(logger -> logger.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void whatItShowsRuns() {
        ObservationRegistry observations = ObservationRegistry.create();
        ObservabilityGuideExample.under(Observation.start("importing", observations), client)
                .blockLast(SOON);
        assertThat(meters.get("lever.call").timer().count()).isPositive();

        assertThat(ObservabilityGuideExample.hiring(MicrometerTelemetry.of(observations, meters)))
                .isNotNull();

        Queues queues = new Queues();
        LeverResources watched = LeverResources.builder().telemetry(queues).build();
        assertThat(queues.text()).isEqualTo("0 requests wait");
        watched.closeGracefully(Duration.ZERO).block(SOON);
        assertThat(queues.text()).isEqualTo("closed");
    }

    /** Of the first table under a heading; it ends with the first line that is no row, as it does where it is shown. */
    private Stream<MatchResult> rows(String heading, Pattern row) {
        return guide.substring(guide.indexOf(heading + "\n"))
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2) // what the columns are
                .map(line -> {
                    Matcher matcher = row.matcher(line);
                    assertThat(matcher.matches()).as(line).isTrue();
                    return matcher.toMatchResult();
                });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
