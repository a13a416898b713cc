package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.simulator.Simulator;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application without Micrometer: all is as it is but for what is called after it. */
class MicrometerAbsentTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path CLASSES = Path.of("target/classes");

    private final WithoutMicrometer loader = new WithoutMicrometer();

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void callsAreMadeListsAreReadAndTokensRefreshed() throws Exception {
        try (Simulator lever = SimulatedAccount.unlimited()) {
            Object counted = loader.loadClass(Caller.class.getName())
                    .getMethod("call", String.class, String.class, String.class, String.class, String.class)
                    .invoke(
                            null,
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
            Class<?> type = loader.loadClass(name);
            assertThat(type.getClassLoader()).isSameAs(loader);
            assertThat(type.getMethods().length + type.getDeclaredFields().length + type.getConstructors().length)
                    .as(name)
                    .isNotNegative();
        }
    }

    @Test
    void itIsReallyAbsent() throws Exception {
        Class<?> type = loader.loadClass("dev.lever4j.client.micrometer.Conventions");
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

        public static long call(String api, String auth, String clientId, String clientSecret, String refreshToken) {
            LeverClient lever = LeverClient.builder()
                    .environment(LeverEnvironment.customWithLoopbackHttp(URI.create(api), URI.create(auth)))
                    .oauth(
                            new OAuthApp(clientId, Secret.of(clientSecret)),
                            InMemoryTokenStore.of(Secret.of(refreshToken)))
                    .build();
            long counted =
                    lever.stages().list().items().count().blockOptional(SOON).orElseThrow();
            lever.opportunities().list().items().take(150).blockLast(SOON);
            lever.closeGracefully(SOON).block(SOON);
            return counted;
        }
    }

    /** All of this class path over again, and none of Micrometer. */
    private static final class WithoutMicrometer extends URLClassLoader {
        WithoutMicrometer() {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
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
