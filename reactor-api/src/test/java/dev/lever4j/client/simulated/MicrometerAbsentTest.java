package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.simulator.Simulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.context.ContextView;

/** An application without Micrometer: all is as it is but for what is called after it. */
class MicrometerAbsentTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path CLASSES = Path.of("target/classes");

    // for all tests: to load everything anew takes seconds
    private static final Without LOADER = new Without("io.micrometer.");
    private static final Without CONTEXTLESS = new Without("io.micrometer.context.");

    @AfterAll
    static void close() throws IOException {
        LOADER.close();
        CONTEXTLESS.close();
    }

    @Test
    void callsAreMadeListsAreReadAndTokensRefreshed() throws Exception {
        call(LOADER, "nobody");
    }

    @Test
    void telemetryOfTheApplicationsOwnIsToldOfThem() throws Exception {
        call(LOADER, "own");
    }

    @Test
    void whatIsObservedNeedsNoContextPropagation() throws Exception {
        assertThatThrownBy(() -> CONTEXTLESS.loadClass("io.micrometer.context.ContextRegistry"))
                .isInstanceOf(ClassNotFoundException.class);
        call(CONTEXTLESS, "micrometer");
    }

    private static void call(Without loader, String told) throws Exception {
        try (Simulator lever = SimulatedAccount.unlimited()) {
            Object counted = loader.loadClass(Caller.class.getName())
                    .getMethod(
                            "call", String.class, String.class, String.class, String.class, String.class, String.class)
                    .invoke(
                            null,
                            told,
                            lever.baseUrl().toString(),
                            lever.authUrl().toString(),
                            lever.app().clientId(),
                            lever.app().clientSecret(),
                            lever.newGrant());

            assertThat((Long) counted).isPositive();
            assertThat(lever.ledger().tokenRequests()).hasSize(1);
        }
    }

    @Test
    void everyClassCanBeLookedThrough() throws Exception {
        List<String> names = classes();
        assertThat(names).hasSizeGreaterThan(100).contains("dev.lever4j.client.Telemetry");
        for (String name : names) {
            Class<?> type = LOADER.loadClass(name);
            assertThat(type.getClassLoader()).isSameAs(LOADER);
            assertThat(type.getDeclaredMethods().length
                            + type.getDeclaredFields().length
                            + type.getDeclaredConstructors().length)
                    .as(name)
                    .isNotNegative();
        }
    }

    @Test
    void itIsReallyAbsent() throws Exception {
        Class<?> type = LOADER.loadClass("dev.lever4j.client.micrometer.Conventions");
        assertThatThrownBy(type::getDeclaredMethods).isInstanceOf(NoClassDefFoundError.class);
    }

    private static List<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .filter(name -> !name.startsWith("dev.lever4j.client.micrometer."))
                    .toList();
        }
    }

    /** What the application does; loaded by the loader that hides Micrometer. */
    public static final class Caller {
        private Caller() {}

        public static long call(
                String told, String api, String auth, String clientId, String clientSecret, String refreshToken) {
            Own.TOLD.clear();
            LeverResources resources = switch (told) {
                case "micrometer" -> Observed.resources();
                case "own" -> LeverResources.builder().telemetry(new Own()).build();
                default -> LeverResources.builder().build();
            };
            LeverClient lever = LeverClient.builder()
                    .environment(LeverEnvironment.customWithLoopbackHttp(URI.create(api), URI.create(auth)))
                    .oauth(
                            new OAuthApp(clientId, Secret.of(clientSecret)),
                            InMemoryTokenStore.of(Secret.of(refreshToken)))
                    .resources(resources)
                    .build();
            long counted =
                    lever.stages().list().items().count().blockOptional(SOON).orElseThrow();
            lever.opportunities().list().items().take(150).blockLast(SOON);
            resources.closeGracefully(SOON).block(SOON);
            assertThat(Own.TOLD.contains("GET /stages")).isEqualTo(told.equals("own"));
            return counted;
        }
    }

    /** What an application implements in part; there is one in each loader. */
    static final class Own implements Telemetry {
        static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

        @Override
        public Watch<CallEnd> call(CallBegin call, ContextView caller) {
            TOLD.add(call.method() + " " + call.route());
            return Watch.none();
        }
    }

    /** Only loaded where there is Micrometer. */
    static final class Observed {
        private Observed() {}

        static LeverResources resources() {
            return LeverResources.builder()
                    .telemetry(MicrometerTelemetry.of(observations(), new SimpleMeterRegistry()))
                    .build();
        }

        private static ObservationRegistry observations() {
            ObservationRegistry observations = ObservationRegistry.create();
            observations.observationConfig().observationHandler(context -> true);
            return observations;
        }
    }

    /** All of this class path over again, and none of what begins so. */
    private static final class Without extends URLClassLoader {
        private final String hidden;

        Without(String hidden) {
            super(urls(), ClassLoader.getPlatformClassLoader());
            this.hidden = hidden;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(hidden)) {
                throw new ClassNotFoundException(name + " is hidden");
            }
            return super.loadClass(name, resolve);
        }

        private static URL[] urls() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> url(Path.of(entry)))
                    .toArray(URL[]::new);
        }

        private static URL url(Path entry) {
            try {
                return entry.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
