package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every query of the dashboard and of the guide asks for what a scrape has. */
class GrafanaDashboardTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path GUIDE = Path.of("../docs/observability.md");
    private static final Pattern SHOWN = Pattern.compile("(?s)```promql\n(.*?)```");
    private static final Pattern RATED = Pattern.compile("\\b(?:rate|increase)\\((lever_\\w+)");
    private static final Pattern COUNTED = Pattern.compile("lever_\\w+_(total|count|sum|bucket)");
    private static final Pattern GAUGE = Pattern.compile("(?m)^# TYPE (lever_\\w+) gauge$");
    private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");
    private static final Pattern SERIES = Pattern.compile("(?m)^(lever_\\w+)\\{(.*)} \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern METRIC = Pattern.compile("(lever_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern SUFFIX = Pattern.compile("_(total|count|sum|bucket|max)$");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    /** Values of labels: where one of them occurs, the others of its kind can. */
    private static final List<Set<String>> KINDS =
            List.of(names(Telemetry.Outcome.values()), names(Telemetry.Refresh.values()));

    /** The series of each metric: their labels with their values. */
    private static final Map<String, Set<Map<String, String>>> SCRAPED = new HashMap<>();

    private static final Set<String> GAUGES = new HashSet<>();

    /** Meters by their names there, without those of what is under way. */
    private static final Set<String> TO_BE_SEEN = new TreeSet<>();

    private static final PrometheusMeterRegistry METERS = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    record Query(String panel, String expr, String legend) {}

    @BeforeAll
    static void scrape() {
        METERS.config().meterFilter(new Histograms());
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(METERS));
        LeverResources resources = LeverResources.builder()
                .telemetry(MicrometerTelemetry.of(observations, METERS))
                .build();
        try (Simulator lever = SimulatedAccount.unlimited()) {
            LeverClient client = SimulatedAccount.connected(
                            lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())), resources)
                    .client;
            lever.controls().inject(Fault.status(429).on("GET", "/v1/stages").times(1));
            client.stages().list().items().blockLast(SOON);
            client.opportunities().list().items().blockLast(SOON);
            SERIES.matcher(METERS.scrape()).results().forEach(GrafanaDashboardTest::keep);
            GAUGE.matcher(METERS.scrape()).results().forEach(gauge -> GAUGES.add(gauge.group(1)));
            METERS.getMeters().stream()
                    .map(Meter::getId)
                    .filter(id -> id.getType() != Meter.Type.LONG_TASK_TIMER)
                    .forEach(id ->
                            TO_BE_SEEN.add(id.getConventionName(METERS.config().namingConvention())));
        }
        resources.closeGracefully(Duration.ZERO).block(SOON);
    }

    @AfterAll
    static void close() {
        METERS.close();
    }

    private static void keep(MatchResult series) {
        Map<String, String> labels = LABEL.matcher(series.group(2))
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
        SCRAPED.computeIfAbsent(series.group(1), name -> new HashSet<>()).add(labels);
    }

    static List<Query> queries() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        return dashboard
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                panel.get("title").stringValue(),
                                target.get("expr").stringValue(),
                                target.get("legendFormat").stringValue())))
                .toList();
    }

    static Stream<Query> allQueries() throws IOException {
        Stream<Query> shown = SHOWN.matcher(Files.readString(GUIDE))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> new Query("guide", line, ""));
        return Stream.concat(queries().stream(), shown);
    }

    @ParameterizedTest
    @MethodSource("allQueries")
    void whatIncreasesIsRatedAndNothingElseIs(Query query) {
        Set<String> rated = names(RATED, query.expr());
        assertThat(rated).allMatch(name -> COUNTED.matcher(name).matches()).doesNotContainAnyElementsOf(GAUGES);
        Set<String> plain = names(METRIC, query.expr());
        plain.removeAll(rated);
        assertThat(plain).noneMatch(name -> COUNTED.matcher(name).matches()).isSubsetOf(GAUGES);
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> names(Pattern pattern, String expr) {
        return pattern.matcher(expr)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("allQueries")
    void aQueryAsksForMetricsAndLabelsThatAreThere(Query query) {
        Set<String> grouped = BY.matcher(query.expr())
                .results()
                .flatMap(by -> List.of(by.group(1).split(", ")).stream())
                .collect(Collectors.toSet());
        List<MatchResult> metrics = METRIC.matcher(query.expr()).results().toList();
        assertThat(metrics).isNotEmpty();
        for (MatchResult metric : metrics) {
            Set<Map<String, String>> series = SCRAPED.getOrDefault(metric.group(1), Set.of());
            assertThat(series).as(metric.group(1)).isNotEmpty();
            assertThat(series)
                    .as(metric.group(1))
                    .allMatch(labels -> labels.keySet().containsAll(grouped));
            MATCHER.matcher(String.valueOf(metric.group(2)))
                    .results()
                    .filter(matcher -> !matcher.group(1).equals("job")) // given by whoever scrapes
                    .forEach(matcher -> assertThat(occurring(matcher.group(1), series))
                            .as(metric.group())
                            .contains(matcher.group(3).split("\\|")));
        }
        assertThat(LEGEND.matcher(query.legend()).results().map(label -> label.group(1)))
                .isSubsetOf(grouped);
    }

    /** What a label can be, as far as it is of that metric at all. */
    private static Set<String> occurring(String label, Set<Map<String, String>> series) {
        Set<String> values = series.stream()
                .flatMap(labels -> Stream.ofNullable(labels.get(label)))
                .collect(Collectors.toSet());
        Stream<Set<String>> kinds = KINDS.stream().filter(kind -> !Collections.disjoint(kind, values));
        return Stream.concat(Stream.of(values), kinds).flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Test
    void whatCanBeSeenIsShown() throws IOException {
        Set<String> shown = queries().stream()
                .flatMap(query -> names(METRIC, query.expr()).stream())
                .map(name -> SUFFIX.matcher(name).replaceAll(""))
                .collect(Collectors.toSet());
        assertThat(TO_BE_SEEN)
                .contains("lever_connections", "lever_call_seconds")
                .isSubsetOf(shown);
    }

    @Test
    void itIsADashboardThatGrafanaCanImport() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        assertThat(dashboard.get("schemaVersion").intValue()).isPositive();
        assertThat(dashboard.get("id").isNull()).isTrue();
        assertThat(dashboard.at("/templating/list/0/type").stringValue()).isEqualTo("datasource");
        List<JsonNode> panels = dashboard.get("panels").valueStream().toList();
        assertThat(panels).hasSizeGreaterThan(8);
        assertThat(panels).extracting(panel -> panel.get("id").intValue()).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.at("/datasource/uid").stringValue()).isEqualTo("${datasource}");
            assertThat(panel.at("/gridPos/w").intValue()
                            + panel.at("/gridPos/x").intValue())
                    .isLessThanOrEqualTo(24);
        });
    }

    /** As a user turns them on. */
    private static final class Histograms implements MeterFilter {
        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return DistributionStatisticConfig.builder()
                    .percentilesHistogram(true)
                    .build()
                    .merge(config);
        }
    }
}
