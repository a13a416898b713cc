package dev.lever4j.it.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.lever4j.auth.Secret;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.TokenPair;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Tests of what looks at all other tests: each way that a canary may get out is seen on one that was planted. */
class CanariesTest {
    private static final String EMAIL = "person.7@example.com";

    private final Watch watch = new Watch();

    private List<String> loggedBy(Runnable work) {
        LoggerContext context = new LoggerContext();
        LogWatch logs = new LogWatch(watch).addedTo(context);
        assertThat(logs.isStarted()).isTrue();
        Logger logger = context.getLogger("dev.lever4j.planted");
        logger.setLevel(Level.OFF);
        planted = logger;
        work.run();
        return watch.hits();
    }

    private Logger planted = (Logger) LoggerFactory.getLogger("dev.lever4j.nowhere");

    @Test
    void aMessageAtTraceThoughNothingIsPrinted() {
        assertThat(loggedBy(() -> planted.trace("of " + EMAIL)))
                .containsExactly("1 x log dev.lever4j.planted: " + EMAIL);
    }

    @Test
    void whatIsLoggedOnlyWhereTraceIsOn() {
        assertThat(loggedBy(() -> {
                    if (planted.isTraceEnabled()) {
                        planted.debug("of {}", EMAIL);
                    }
                }))
                .hasSize(1);
    }

    @Test
    void anArgumentACauseAThreadAndWhatGoesWithIt() {
        assertThat(loggedBy(() -> planted.info("of {} and {}", 1, EMAIL))).hasSize(1);
        assertThat(loggedBy(() -> planted.warn(
                        "failed", new IllegalStateException("outer", new IllegalStateException("(555) 123-4567")))))
                .anySatisfy(hit -> assertThat(hit).contains("(555) 123-4567"));
        assertThat(loggedBy(() -> named("of Spoke with them.", () -> planted.info("nothing"))))
                .anySatisfy(hit -> assertThat(hit).contains("Spoke with them."));
        assertThat(loggedBy(() -> {
                    MDC.put("who", "lvsim-0123456789");
                    planted.info("nothing");
                    MDC.clear();
                }))
                .anySatisfy(hit -> assertThat(hit).contains("lvsim-0123456789"));
    }

    @Test
    void loggingThatBeginsAnewIsStillLookedAt() {
        LoggerContext context = new LoggerContext();
        LogWatch logs = new LogWatch(watch).addedTo(context);
        context.reset();
        assertThat(logs.isStarted()).isTrue();
        context.getLogger("dev.lever4j.planted").trace(EMAIL);
        assertThat(watch.hits()).hasSize(1);

        // as Spring Boot does
        context.stop();
        context.reset();
        context.start();
        context.getLogger("dev.lever4j.another").trace(EMAIL);
        assertThat(watch.hits()).hasSize(2);
    }

    @Test
    void namesOfThreads() {
        named("worker of " + EMAIL, watch::lookAtThreads);
        assertThat(watch.hits()).containsExactly("1 x thread name: " + EMAIL);
    }

    @Test
    void exceptionsSecretsAndTagsFromTheirMakingOn() {
        Births.tell(watch);
        assertThat(new ClientClosedException())
                .satisfies(made -> made.addSuppressed(new IllegalStateException("a cause of " + EMAIL)));
        watch.lookAtErrors();
        assertThat(watch.hits()).containsExactly("1 x exception dev.lever4j.error.ClientClosedException: " + EMAIL);

        Secret secret = Secret.of("hard-to-guess-8c1f0d2e");
        assertThat(watch.canaries().in("token=" + secret + ";")).isEmpty();
        assertThat(watch.canaries().in("token: " + secret.reveal() + ";")).isNotEmpty();

        assertThat(Tag.of("candidate", EMAIL)).isNotNull();
        assertThat(watch.hits()).anySatisfy(hit -> assertThat(hit).startsWith("1 x tag ImmutableTag"));
        assertThat(watch.looked()).containsKeys("exception", "tag");
    }

    @Test
    void aSecretWhateverStandsAroundIt() {
        String secret = "hard-to/guess+8c1f=0d2e";
        watch.canaries().isSecret("Bearer " + secret);
        watch.canaries().isSecret("alike-to/guess+8c1f=0d2e");
        assertThat(List.of(
                        "token=%s",
                        "?code=%s&state=x",
                        "/x/%s/y",
                        "a.%s.b",
                        "'%s'",
                        "\"%s\"",
                        "id:%s",
                        "%%20%s%%20",
                        "+%s+",
                        "abc%sdef",
                        "%s"))
                .allSatisfy(around -> assertThat(watch.canaries().in(around.formatted(secret)))
                        .extracting(Found::what)
                        .containsExactly("a secret of 23 characters, " + secret));
        assertThat(watch.canaries().in("?code=hard-to%2Fguess%2B8c1f%3D0d2e")).hasSize(1);
        assertThat(watch.canaries().in("hard-to/guess+8c1f=0d2")).isEmpty();
        assertThat(watch.canaries().in(secret + secret)).hasSize(2);
    }

    @Test
    void oneThatIsAllowedHidesNoOther() {
        String secret = "hard-to-guess-8c1f0d2e";
        watch.canaries().isSecret(secret);
        watch.look("log", "reactor.netty.http", "GET /v1/x?email=" + EMAIL + "&k=lvsim-0123456789 " + EMAIL);
        watch.look("log", "reactor.netty.http", "GET /v1/x?email=" + EMAIL + "&token=" + secret);
        assertThat(watch.hits())
                .containsExactly(
                        "1 x log reactor.netty.http: a secret of 22 characters, " + secret,
                        "1 x log reactor.netty.http: lvsim-0123456789");
    }

    @Test
    void filesThatAreLeftAndReports(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("innocent.txt"), "before lv-file- after");
        Files.writeString(folder.resolve("of " + EMAIL), "nothing");
        LeftFiles.look(watch, "file", folder, Instant.EPOCH);
        assertThat(watch.hits()).hasSize(2);
        LeftFiles.look(watch, "later", folder, Instant.now().plusSeconds(60));
        assertThat(watch.looked()).doesNotContainKey("later");
    }

    @Test
    void aFileByItselfAndOneThatIsTooLarge(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "of " + EMAIL);
        LeftFiles.look(watch, "report", log, Instant.EPOCH);
        assertThat(watch.hits()).hasSize(1);
        LeftFiles.look(watch, "file", log, Instant.EPOCH, 5);
        assertThat(watch.hits()).hasSize(1);
        assertThat(watch.looked()).containsEntry("too-large-file", 1L).containsEntry("report", 2L);
    }

    @Test
    void whatTheReadmeSaysOfReactorNettyIsAllowedThereAndNowhereElse() {
        watch.look("log", "reactor.netty.http.client.HttpClientConnect", "GET /v1/opportunities?email=" + EMAIL);
        assertThat(watch.hits()).isEmpty();
        watch.look("log", "reactor.netty.http.client.HttpClientConnect", "Authorization: Bearer lvsim-0123456789");
        watch.look("log", "dev.lever4j.http", "GET /v1/opportunities?email=" + EMAIL);
        assertThat(watch.hits()).hasSize(2);
    }

    /** That what is looked for is what the simulator hands out. */
    @Test
    void thePeopleSecretsAndFilesOfTheSimulatorAreAllKnown() throws IOException, InterruptedException {
        try (Simulator lever = Simulator.builder().rate(10_000, 10_000).start()) {
            TokenPair tokens = lever.newTokens();
            String basic =
                    Base64.getEncoder().encodeToString((lever.apiKey() + ":").getBytes(StandardCharsets.US_ASCII));
            assertThat(List.of(
                            tokens.accessToken(),
                            tokens.refreshToken(),
                            lever.apiKey(),
                            lever.app().clientSecret(),
                            basic))
                    .allSatisfy(secret ->
                            assertThat(watch.canaries().in("a " + secret)).isNotEmpty());
            List<String> people = new ArrayList<>(get(lever, basic, "/opportunities?limit=50", "\"name\":\""));
            assertThat(people).hasSizeGreaterThan(40);
            assertThat(people)
                    .allSatisfy(name -> assertThat(watch.canaries().in(name)).isNotEmpty());
            assertThat(get(lever, basic, "/opportunities?limit=50", "\"value\":\""))
                    .isNotEmpty()
                    .allSatisfy(phone -> assertThat(watch.canaries().in(phone)).isNotEmpty());
        }
        assertThat(watch.canaries().in("nothing of anybody: Ada, client, person, token"))
                .isEmpty();
    }

    /** The values behind a field's name that are plain. */
    private static List<String> get(Simulator lever, String basic, String path, String field)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(lever.baseUrl() + path))
                .header("Authorization", "Basic " + basic)
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        List<String> values = new ArrayList<>();
        for (int at = body.indexOf(field); at >= 0; at = body.indexOf(field, at + 1)) {
            String value = body.substring(at + field.length(), body.indexOf('"', at + field.length()));
            if (!value.contains("\\") && !value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }

    private static void named(String name, Runnable work) {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        thread.setName(name);
        work.run();
        thread.setName(before);
    }
}
