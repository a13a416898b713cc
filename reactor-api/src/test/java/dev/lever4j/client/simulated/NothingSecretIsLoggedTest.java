package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.LeverException;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * All that a process at TRACE prints, its errors and its objects as text: no secret anywhere, no candidate in what is
 * ours.
 */
class NothingSecretIsLoggedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANDIDATE = "canary.candidate@example.org";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> before = new HashMap<>();
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Queue<String> printedByNetty = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> recorder = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            boolean netty = event.getLoggerName().startsWith("reactor.netty");
            Queue<String> lines = netty ? printedByNetty : printed;
            lines.add(event.getFormattedMessage());
            lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };
    private final SimulatedAccount account = SimulatedAccount.connected();

    @BeforeEach
    void record() {
        root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new Silence()));
        recorder.setContext(root.getLoggerContext());
        recorder.start();
        root.addAppender(recorder);
        root.getLoggerContext().getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(this::open);
    }

    @AfterEach
    void close() {
        account.close();
        before.forEach(Logger::setLevel);
        root.detachAppender(recorder);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
    }

    @Test
    void aWholeLifeAtTrace() {
        call(account.client
                .opportunities()
                .list(where -> where.email(CANDIDATE))
                .items()
                .then());
        account.lever.controls().expireAccessTokens();
        call(account.client.stages().get("lead-new").then());
        account.lever
                .controls()
                .inject(Fault.status(500, "{\"code\":\"Oops\",\"message\":\"" + CANDIDATE + "\"}")
                        .times(3));
        call(account.client.stages().get("lead-new").then());
        account.lever.controls().inject(Fault.truncate(20).on("GET", "/v1/*").times(3));
        call(account.client.opportunities().list().items().then());
        account.lever
                .controls()
                .inject(Fault.status(200, "{\"data\":[{\"email\":\"" + CANDIDATE + "\"")
                        .times(3));
        call(account.client.opportunities().list().items().then());
        account.lever.controls().revokeGrants();
        call(account.client.stages().get("lead-new").then());
        printed.add(account.client.toString());
        printed.add(account.store.toString());
        printed.add(((InMemoryTokenStore) account.store).current().toString());

        String ours = String.join("\n", printed);
        String everything = ours + String.join("\n", printedByNetty);
        assertThat(printed).hasSizeGreaterThan(20);
        assertThat(printedByNetty).hasSizeGreaterThan(100);
        assertThat(secrets())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(secret -> assertThat(everything.contains(secret))
                        .as("a secret of %d characters was printed", secret.length())
                        .isFalse());
        // Reactor Netty's own DEBUG lines show URLs, filters included: the README says so
        assertThat(ours).doesNotContain(CANDIDATE).doesNotContain(CANDIDATE.replace("@", "%40"));
    }

    private void open(Logger logger) {
        before.put(logger, logger.getLevel());
        logger.setLevel(Level.TRACE);
    }

    private void call(Mono<Void> call) {
        call.doOnError(this::print)
                .onErrorResume(LeverException.class, error -> Mono.empty())
                .block(PATIENCE);
    }

    private void print(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        printed.add(trace + "\n" + error);
    }

    private Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(List.of(account.lever.app().clientSecret()));
        for (Ledger.Entry request : account.lever.ledger().entries()) {
            secrets.add(request.authorization().replaceFirst("^\\w+ ", ""));
            for (String field : request.body().split("&")) {
                secrets.add(field.startsWith("refresh_token=") ? field.substring("refresh_token=".length()) : "");
            }
        }
        secrets.add(
                ((InMemoryTokenStore) account.store).current().refreshToken().reveal());
        secrets.remove("");
        return secrets;
    }

    /** Keeps a TRACE run off the console. */
    private static final class Silence extends ch.qos.logback.core.filter.Filter<ILoggingEvent> {
        @Override
        public ch.qos.logback.core.spi.FilterReply decide(ILoggingEvent event) {
            return ch.qos.logback.core.spi.FilterReply.DENY;
        }
    }
}
