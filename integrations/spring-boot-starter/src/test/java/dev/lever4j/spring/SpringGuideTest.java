package dev.lever4j.spring;

import static dev.lever4j.model.ArchiveReasonType.HIRED;
import static dev.lever4j.model.ArchiveReasonType.NON_HIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.ArchiveReasonType;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.WebhookData;
import dev.lever4j.model.WebhookEvent;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.tokenstore.file.FileTokenStores;
import dev.lever4j.webhook.WebhookDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The guide to Spring Boot: its code is compiled, its properties are bound, its table is complete. */
class SpringGuideTest {
    private static final Path GUIDE = Path.of("../../docs/spring-boot.md");
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Where the guide's code is compiled. */
    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/dev/lever4j/spring/SpringGuideExample.java"),
            Path.of("../spring-boot-test/src/test/java/dev/lever4j/spring/test/Funnel.java"),
            Path.of("../spring-boot-test/src/test/java/dev/lever4j/spring/test/GuideExampleTest.java"));

    private static final Pattern MARKED = Pattern.compile("(?ms)^( *)// begin (\\w+)\n(.*?)^\\1// end \\2$");
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void theGuideShowsWhatIsCompiledAndNoOtherJava() throws IOException {
        List<String> compiled = new ArrayList<>();
        for (Path source : SOURCES) {
            MARKED.matcher(Files.readString(source))
                    .results()
                    .map(part -> part.group(3).indent(-part.group(1).length()))
                    .map(part -> part.replace("static class", "class").replace("@Nested\n", ""))
                    .forEach(compiled::add);
        }
        assertThat(BLOCK.matcher(Files.readString(GUIDE)).results().map(block -> block.group(1)))
                .containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void theTableHasEveryProperty() throws IOException {
        String guide = Files.readString(GUIDE);
        String shown = guide.substring(
                guide.indexOf("<!-- begin properties -->\n") + 26, guide.indexOf("<!-- end properties -->"));
        assertThat(shown).isEqualTo(table());
    }

    @Test
    void theQuickStartStarts() throws IOException {
        runner(0, "LEVER_CLIENT_ID=app", "LEVER_CLIENT_SECRET=secret").run(context -> {
            assertThat(context.getBean(TokenStores.class)).isInstanceOf(FileTokenStores.class);
            assertThat(context.getBean(LeverOAuth.class).redirectUri())
                    .hasToString("http://127.0.0.1:8080/lever/callback");
            Integration read = context.getBean(Integration.class);
            assertThat(read.environment()).isEqualTo(LeverEnvironment.SANDBOX);
            assertThat(read.credential())
                    .isInstanceOfSatisfying(
                            AppCredential.OAuth.class,
                            app -> assertThat(app.requests().scopes())
                                    .containsExactly("opportunities:read:admin", "stages:read:admin"));
        });
    }

    @Test
    void theBlueprintStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("integrations.yaml"), """
                integrations:
                  lever:
                    extends_blueprint: lever:v0
                    oauth_client_id: my-app
                    oauth_client_secret: ${LEVER_CLIENT_SECRET}
                    oauth_scopes: [opportunities:read:admin]
                """);
        runner(1, "LEVER_CLIENT_SECRET=secret", "lever4j.blueprint=" + file)
                .run(context -> assertThat(context).hasSingleBean(LeverOAuth.class));
    }

    @Test
    void aLossIsTold() {
        List<String> told = new ArrayList<>();
        new ApplicationContextRunner()
                .withBean(SpringGuideExample.Losses.class, () -> new SpringGuideExample.Losses(told::add))
                .run(context -> context.publishEvent(new LeverGrantLost("acme", GrantLoss.REFUSED)));
        assertThat(told).containsExactly("acme");
    }

    @Test
    void onlyAdminsMayConnect() {
        LeverConnectPolicy policy = new SpringGuideExample.Policies(Set.of("ann")).onlyAdmins();
        assertThat(policy.account(request("ann")).block()).isEqualTo("default");
        assertThat(policy.account(request("bob")).blockOptional()).isEmpty();
    }

    @Test
    void aSecondClientLeavesTheFirstInItsPlace() {
        Secret key = Secret.of("k");
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
                .withPropertyValues("lever4j.api-key=k", "lever4j.environment=sandbox")
                .withBean(SpringGuideExample.SecondClients.class, () -> new SpringGuideExample.SecondClients(key))
                .run(context -> {
                    assertThat(context).hasBean("leverClient").hasBean("reports");
                    assertThat(context.getBean(LeverClient.class)).isSameAs(context.getBean("leverClient"));
                });
    }

    @Test
    void onlyTheHiredAreOnThePayroll() {
        List<String> paid = new ArrayList<>();
        try (Simulator account = Simulator.start();
                LeverClient lever = client(account)) {
            WebhookHandler hired =
                    new SpringGuideExample.Hires(it -> Mono.fromRunnable(() -> paid.add(it.id()))).hired(lever);
            List<String> active = now(lever.opportunities()
                    .list(where -> where.archived(false))
                    .items()
                    .map(Opportunity::id)
                    .take(3)
                    .collectList());
            archive(lever, active.get(1), NON_HIRED);
            archive(lever, active.get(2), HIRED);

            for (String id : active) {
                StepVerifier.create(hired.handle(hiredOf(id))).expectComplete().verify(SOON);
            }
            assertThat(paid).containsExactly(active.get(2));
        }
    }

    private static LeverClient client(Simulator account) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(account.baseUrl(), account.authUrl()))
                .apiKey(Secret.of(account.apiKey()))
                .build();
    }

    private static void archive(LeverClient lever, String id, ArchiveReasonType type) {
        now(lever.archiveReasons()
                .list()
                .items()
                .filter(reason -> type.equals(reason.type()))
                .next()
                .map(reason -> ArchiveBody.builder(reason.id()).build())
                .flatMap(lever.opportunity(id)::archive));
    }

    private static <T> T now(Mono<T> answer) {
        return answer.blockOptional(SOON).orElseThrow();
    }

    /** Whoever sends it may have seen another delivery, and say this. */
    private static WebhookDelivery hiredOf(String opportunity) {
        WebhookData data = new WebhookData.CandidateHired(opportunity, null, Map.of());
        return new WebhookDelivery(null, WebhookEvent.CANDIDATE_HIRED, Instant.now(), "token", data, Map.of());
    }

    @Test
    void leversWebhooksPassSpringSecurityAndNothingElseDoes() {
        WebFilterChainProxy security = new WebFilterChainProxy(
                new SpringGuideExample.Permissions().leversWebhooks(ServerHttpSecurity.http()),
                ServerHttpSecurity.http()
                        .authorizeExchange(all -> all.anyExchange().denyAll())
                        .csrf(Customizer.withDefaults())
                        .build());
        WebTestClient web = WebTestClient.bindToRouterFunction(
                        request -> Mono.just(any -> ServerResponse.status(418).build()))
                .webFilter(security)
                .configureClient()
                .responseTimeout(Duration.ofSeconds(60))
                .build();
        for (String path : List.of("/lever/webhooks", "/lever/webhooks/acme")) {
            web.post().uri(path).exchange().expectStatus().isEqualTo(418);
        }
        web.post().uri("/lever/connect").exchange().expectStatus().isForbidden();
        assertThat(web.get()
                        .uri("/lever/webhooks")
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .isNotEqualTo(418);
    }

    private static ServerRequest request(String user) {
        Principal principal = () -> user;
        return ServerRequest.create(
                MockServerWebExchange.from(MockServerHttpRequest.get("/"))
                        .mutate()
                        .principal(Mono.just(principal))
                        .build(),
                HandlerStrategies.withDefaults().messageReaders());
    }

    /** With the guide's properties, and what only this test can know before them. */
    private ApplicationContextRunner runner(int which, String... first) throws IOException {
        String yaml = Files.readString(GUIDE).split("```yaml\n")[which + 1].split("```")[0];
        List<PropertySource<?>> read = new YamlPropertySourceLoader()
                .load("guide", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().addLast(read.get(0)))
                .withPropertyValues(first)
                .withPropertyValues(
                        "lever4j.store.startup-timeout=60s",
                        "LEVER_GRANT_KEYS=" + GrantKeys.fresh().reveal(),
                        "lever4j.store.folder=" + folder.resolve("grants"));
    }

    /** As the metadata has it, which is made of the properties' Javadoc. */
    private static String table() throws IOException {
        byte[] metadata = Objects.requireNonNull(
                        LeverProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))
                .readAllBytes();
        List<?> properties =
                (List<?>) Objects.requireNonNull(LeverJson.map(metadata).get("properties"));
        return properties.stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> "| `" + each.get("name") + "` | " + each.get("description") + " | "
                        + (each.get("defaultValue") == null ? "" : "`" + each.get("defaultValue") + "`") + " |\n")
                .collect(Collectors.joining("", "| property | what it says | default |\n|---|---|---|\n", ""));
    }
}
