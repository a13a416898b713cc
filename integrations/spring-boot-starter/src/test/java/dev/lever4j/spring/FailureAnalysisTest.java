package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.redis.RedisTokenStores;
import dev.lever4j.tokenstore.file.FileTokenStores;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import reactor.core.publisher.Mono;

/** What is said when an application cannot start, and that it quotes no secret. */
class FailureAnalysisTest {
    private static final String SECRET = "s3cr3t-s3cr3t";
    private static final String[] OAUTH = {"lever4j.oauth.client-id=app", "lever4j.oauth.client-secret=" + SECRET};
    private static final String KEYS = "lever4j.store.keys=bm90IGEgc2VjcmV0IGJ1dCAzMiBieXRlcyBvZiBiYXM=";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class))
            .withPropertyValues("lever4j.store.startup-timeout=60s");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | no credential | lever4j.api-key
            lever4j.api-key= | no credential | lever4j.oauth.client-id
            lever4j.oauth.client-id=app | client-secret is missing | Set lever4j.oauth.client-secret
            lever4j.oauth.client-secret=s3cr3t-s3cr3t | client-id is missing | Set lever4j.oauth.client-id
            lever4j.api-key=s3cr3t-s3cr3t,lever4j.oauth.client-id=app | lever4j.api-key and lever4j.oauth.client-id are both set | Remove
            lever4j.api-key=s3cr3t-s3cr3t,lever4j.blueprint=f | lever4j.blueprint and lever4j.api-key are both set | Remove
            lever4j.blueprint=f,lever4j.environment=eu | lever4j.blueprint and lever4j.environment are both set | Remove
            lever4j.blueprint=f | lever4j.integration is missing | Set lever4j.integration
            lever4j.blueprint=no-such-file,lever4j.integration=lever | cannot be read: no-such-file | lever4j.blueprint
            lever4j.api-key=s3cr3t s3cr3t | lever4j.api-key cannot be used | Correct lever4j.api-key
            lever4j.api-key=${NOT_THERE} | lever4j.api-key names a variable that is not set | Set the variable
            lever4j.api-key=k,lever4j.environment=custom | lever4j.custom.api-url is missing | Set lever4j.custom.api-url
            lever4j.api-key=k,lever4j.rate.per-second=0 | lever4j.rate.per-second cannot be used | Correct lever4j.rate.per-second
            lever4j.api-key=k,lever4j.rate.burst=0 | lever4j.rate.burst cannot be used | Correct lever4j.rate.burst
            lever4j.api-key=k,lever4j.environment=custom,lever4j.custom.api-url=http://a.example,lever4j.custom.auth-url=https://a.example | lever4j.custom.api-url cannot be used | Correct lever4j.custom.api-url
            lever4j.api-key=k,lever4j.environment=custom,lever4j.custom.api-url=https://a.example,lever4j.custom.auth-url=http://a.example | lever4j.custom.auth-url cannot be used | Correct lever4j.custom.auth-url
            lever4j.api-key=k,lever4j.custom.auth-url=https://a.example | lever4j.custom.auth-url is set, and only counts | lever4j.environment=custom
            lever4j.api-key=k,lever4j.environment=eu,lever4j.custom.loopback-http=true | lever4j.custom.loopback-http is set, and only counts | lever4j.environment=custom
            lever4j.api-key=s3cr3t-s3cr3t,lever4j.oauth.client-secret=s3cr3t | lever4j.api-key and lever4j.oauth.client-secret are both set | Remove
            lever4j.api-key=k,lever4j.integration=lever | lever4j.integration is set, and no file | Set lever4j.blueprint
            lever4j.blueprint=f,lever4j.oauth.scopes=a | lever4j.blueprint and lever4j.oauth.scopes are both set | Remove
            lever4j.blueprint=f,lever4j.custom.api-url=https://a.example | lever4j.blueprint and lever4j.custom.api-url are both set | Remove
            lever4j.blueprint=f,lever4j.oauth.client-secret=s3cr3t | lever4j.blueprint and lever4j.oauth.client-secret are both set | Remove
            lever4j.oauth.client-id=app,lever4j.oauth.client-secret=s3cr3t,lever4j.oauth.scopes=a ${B} | lever4j.oauth.scopes names a variable that is not set | Set the variable
            lever4j.api-key=k,lever4j.account=${TENANT} | lever4j.account names a variable that is not set | Set the variable
            lever4j.oauth.client-id=app,lever4j.oauth.client-secret=s3cr3t,lever4j.oauth.redirect-uri=https://a.example/b,lever4j.store.type=memory | no scopes | Set lever4j.oauth.scopes
            lever4j.oauth.client-id=app,lever4j.oauth.client-secret=s3cr3t,lever4j.oauth.redirect-uri=${URI},lever4j.store.type=memory | lever4j.oauth.redirect-uri names a variable that is not set | Set the variable
            lever4j.api-key=k,lever4j.timeout=-1s | lever4j.timeout cannot be used | Correct lever4j.timeout
            lever4j.api-key=k,lever4j.oauth.redirect-uri=https://a.example/b | to which nobody can connect | Remove
            """)
    void credentials(String properties, String what, String action) {
        String[] said = properties == null ? new String[0] : properties.split(",");
        runner.withPropertyValues(said).run(context -> says(context, what, action));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | no store for grants | lever4j.store.type=memory
            lever4j.store.folder=f | lever4j.store.keys is missing | openssl rand -base64 32
            lever4j.store.folder=f,lever4j.store.keys=s3cr3t | lever4j.store.keys cannot be used | Correct lever4j.store.keys
            lever4j.store.type=file | lever4j.store.folder is missing | Set lever4j.store.folder
            lever4j.store.type=r2dbc | no ConnectionFactory | spring.r2dbc.url
            lever4j.store.type=redis | not said where | lever4j.store.redis-url
            lever4j.store.type=redis,lever4j.store.redis-url=what://s3cr3t-s3cr3t@h | no URL of a Redis | rediss://
            lever4j.store.folder=f,lever4j.store.redis-url=redis://h | more than one store: redis, file | lever4j.store.type
            """)
    void stores(String properties, String what, String action) {
        String[] said = properties == null ? new String[0] : properties.split(",");
        ApplicationContextRunner asked = runner.withPropertyValues(OAUTH);
        if (properties == null || !properties.contains("folder=f") || properties.contains("redis-url")) {
            asked = asked.withPropertyValues(KEYS);
        }
        asked.withPropertyValues(said).run(context -> says(context, what, action));
    }

    @Test
    void aStoreThatIsNotOnTheClasspath() {
        runner.withPropertyValues(OAUTH)
                .withPropertyValues("lever4j.store.type=redis", KEYS)
                .withClassLoader(new FilteredClassLoader(RedisTokenStores.class))
                .run(context -> says(context, "not on the classpath", "dev.lever4j:lever4j-redis"));
    }

    @Test
    void aStoreThatNobodyKnows() {
        runner.withPropertyValues(OAUTH)
                .withPropertyValues("lever4j.store.type=mongo")
                .run(context -> {
                    Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(failure).rootCause().hasMessageContaining("mongo");
                    assertThat(printed(failure)).contains("lever4j.store.type").doesNotContain(SECRET);
                });
    }

    @Test
    void aRedisThatDoesNotAnswer() {
        runner.withPropertyValues(OAUTH)
                .withPropertyValues(KEYS, "lever4j.store.redis-url=redis://u:" + SECRET + "@127.0.0.1:1")
                .run(context -> says(context, "the store for grants cannot be used", "Start Redis"));
    }

    @Test
    void aDatabaseThatDoesNotAnswer() {
        Mono<Connection> refused = Mono.error(() -> new R2dbcNonTransientResourceException("refused"));
        database(new Database(refused))
                .run(context -> says(context, "the database could not be reached", "spring.r2dbc.url"));
    }

    @Test
    void aDatabaseThatIsSilent() {
        database(new Database(Mono.never()))
                .withPropertyValues("lever4j.store.startup-timeout=50ms")
                .run(context -> says(context, "it took longer than lever4j.store.startup-timeout", "spring.r2dbc.url"));
    }

    @Test
    void onlyWhatTookLongerSaysSo() {
        database(new Database(Mono.error(() -> new IllegalStateException(SECRET))))
                .run(context -> assertThat(analysis(Objects.requireNonNull(context.getStartupFailure()))
                                .getDescription())
                        .contains("cannot be used")
                        .doesNotContain("took longer", SECRET));
    }

    @Test
    void severalDatabases() {
        database(new Database(Mono.never()))
                .withBean("other", ConnectionFactory.class, () -> new Database(Mono.never()))
                .withBean("one", ConnectionFactory.class, () -> new Database(Mono.never()))
                .run(context -> says(context, "more than one ConnectionFactory", "Mark one of them as primary"));
    }

    @Test
    void keysThatAreNotThoseOfTheGrant() {
        ApplicationContextRunner files =
                runner.withPropertyValues(OAUTH).withPropertyValues("lever4j.store.folder=" + folder.resolve("grants"));
        files.withPropertyValues(KEYS)
                .run(context -> context.getBean(TokenStores.class)
                        .forAccount("default")
                        .save(StoredGrant.of(Secret.of("refresh")))
                        .block());
        files.withPropertyValues("lever4j.store.keys=" + GrantKeys.fresh().reveal())
                .run(context -> says(context, "the store for grants cannot be used", "lever4j.store.folder"));
    }

    @Test
    void aFolderThatIsSlowToOpen() {
        StoreOption slow = new StoreOption() {
            @Override
            public LeverProperties.StoreType type() {
                return LeverProperties.StoreType.FILE;
            }

            @Override
            public boolean isAtHand() {
                return true;
            }

            @Override
            public Mono<Opened<TokenStores>> open(GrantKeys keys) {
                return Mono.never();
            }
        };
        runner.withPropertyValues(OAUTH)
                .withPropertyValues(KEYS, "lever4j.store.startup-timeout=50ms")
                .withClassLoader(new FilteredClassLoader(FileTokenStores.class))
                .withBean("slow", StoreOption.class, () -> slow)
                .run(context -> says(context, "it took longer than lever4j.store.startup-timeout", "startup-timeout"));
    }

    @Test
    void aStartThatDoesNotAskTheStore() {
        database(new Database(Mono.never()))
                .withPropertyValues("lever4j.store.startup-timeout=0")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(TokenStores.class));
    }

    private ApplicationContextRunner database(ConnectionFactory factory) {
        return runner.withPropertyValues(OAUTH)
                .withPropertyValues(KEYS)
                .withBean(ConnectionFactory.class, () -> factory);
    }

    private record Database(Mono<Connection> create) implements ConnectionFactory {
        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "PostgreSQL";
        }
    }

    @Test
    void aFolderThatCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        runner.withPropertyValues(OAUTH)
                .withPropertyValues(KEYS, "lever4j.store.folder=" + file)
                .run(context -> says(context, "lever4j.store.folder cannot be used", "Set lever4j.store.folder"));
    }

    @Test
    void aBlueprintThatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("integrations.yaml"), """
                integrations:
                  lever:
                    extends_blueprint: lever-basic:v0
                    api_kee: %s
                """.formatted(SECRET));
        runner.withPropertyValues("lever4j.blueprint=" + file, "lever4j.integration=lever")
                .run(context -> says(context, "integrations.yaml:4:5", "Correct the file"));
    }

    @ParameterizedTest
    @CsvSource({
        "lever4j.connect.success-path=//elsewhere.example, lever4j.connect.success-path",
        "lever4j.connect.success-path=/\\elsewhere.example, lever4j.connect.success-path",
        "lever4j.connect.success-path=https://elsewhere.example, lever4j.connect.success-path",
        "lever4j.connect.path=connect, lever4j.connect.path",
        "lever4j.connect.path=/lever/callback, lever4j.connect.path",
        "lever4j.oauth.redirect-uri=http://app.example/lever/callback, lever4j.oauth.redirect-uri",
    })
    void pathsThatLeadElsewhere(String property, String named) {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(LeverAutoConfiguration.class, LeverConnectAutoConfiguration.class))
                .withPropertyValues(OAUTH)
                .withPropertyValues(
                        "lever4j.store.type=memory",
                        "lever4j.oauth.redirect-uri=https://app.example/lever/callback",
                        "lever4j.oauth.scopes=stages:read:admin",
                        property)
                .run(context -> {
                    FailureAnalysis said = analysis(Objects.requireNonNull(context.getStartupFailure()));
                    assertThat(said.getDescription()).contains(named);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true | lever4j.webhooks.signing-tokens[0]=a,lever4j.webhooks.signing-tokens[1]= | one of lever4j.webhooks.signing-tokens is empty | Remove it
            true | lever4j.webhooks.signing-tokens=${NOT_THERE} | lever4j.webhooks.signing-tokens names a variable that is not set | Set the variable
            true | lever4j.webhooks.signing-tokens=s3cr3t s3cr3t | lever4j.webhooks.signing-tokens cannot be used | Correct lever4j.webhooks.signing-tokens
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.webhooks.path=in | lever4j.webhooks.path is no path | one slash
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.webhooks.path=//elsewhere.example | lever4j.webhooks.path is no path | one slash
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.webhooks.path=/in/ | slash at its end | Set lever4j.webhooks.path
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.webhooks.path=/in/** | lever4j.webhooks.path has a * | Set lever4j.webhooks.path
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.webhooks.path=/lever/connect | lever4j.webhooks.path and lever4j.connect.path are the same | Set lever4j.webhooks.path
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.connect.path=/lever/webhooks/connect | lever4j.connect.path is where deliveries of an account would come to | another path
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.connect.path=/connect,lever4j.webhooks.path=/ | lever4j.connect.path is where deliveries of an account would come to | another path
            true | lever4j.webhooks.enabled=true | lever4j.webhooks.signing-tokens is missing | Set lever4j.webhooks.signing-tokens
            false | lever4j.webhooks.enabled=true,lever4j.webhooks.signing-tokens=s3cr3t | no WebhookHandler bean | Make a WebhookHandler bean
            false | lever4j.webhooks.enabled=true | nothing takes what Lever would send | AccountWebhooks bean
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.store.type=redis,lever4j.store.redis-url=redis://u:s3cr3t@127.0.0.1:1 | what remembers deliveries cannot be used | Start Redis
            true | lever4j.webhooks.signing-tokens=s3cr3t,lever4j.store.type=r2dbc | no ConnectionFactory | spring.r2dbc.url
            """)
    void webhooks(boolean handler, String properties, String what, String action) {
        ReactiveWebApplicationContextRunner asked = new ReactiveWebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(LeverAutoConfiguration.class, LeverWebhookAutoConfiguration.class))
                .withBean(
                        "own",
                        LeverClient.class,
                        () -> LeverClient.builder().apiKey(Secret.of("k")).build())
                .withPropertyValues(OAUTH)
                .withPropertyValues(
                        KEYS,
                        "lever4j.store.type=memory",
                        "lever4j.store.startup-timeout=60s",
                        "lever4j.oauth.redirect-uri=https://app.example/lever/callback",
                        "lever4j.oauth.scopes=stages:read:admin")
                .withBean(TokenStores.class, InMemoryTokenStores::new)
                .withPropertyValues(properties.split(","));
        ReactiveWebApplicationContextRunner run =
                handler ? asked.withBean(WebhookHandler.class, () -> delivery -> Mono.empty()) : asked;
        run.run(context -> says(context, what, action));
    }

    private static void says(ApplicationContextAssertProvider<?> context, String what, String action) {
        Throwable failure = Objects.requireNonNull(context.getStartupFailure(), "it started");
        FailureAnalysis said = analysis(failure);
        assertThat(said.getDescription()).contains(what).doesNotContain("s3cr3t");
        assertThat(said.getAction()).contains(action).doesNotContain("s3cr3t");
        assertThat(printed(failure)).doesNotContain("s3cr3t");
    }

    private static FailureAnalysis analysis(Throwable failure) {
        return Objects.requireNonNull(new LeverFailureAnalyzer().analyze(failure), () -> printed(failure));
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
