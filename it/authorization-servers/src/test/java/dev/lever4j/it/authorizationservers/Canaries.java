package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Listens to all that is logged, by us at the finest level, and knows what must not be heard. */
final class Canaries implements AutoCloseable {
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("dev.lever4j");
    private final Logger tokens = logger("dev.lever4j.token");
    private final Level before = tokens.getLevel();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            logged.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace);
        }
    };

    Canaries() {
        ear.start();
        root.addAppender(ear);
        ours.addAppender(ear);
        // not on the console
        ours.setAdditive(false);
        ours.setLevel(Level.TRACE);
        tokens.setLevel(Level.TRACE);
    }

    /** Something that is sent or kept, and how it looks in a URL. */
    void secret(String... texts) {
        Stream.of(texts).forEach(text -> {
            secrets.add(text);
            secrets.add(Urls.encoded(text));
        });
    }

    int secrets() {
        return secrets.size();
    }

    /** What anybody may print: results, values. */
    void says(Object value) {
        said.add(value.toString());
    }

    /** As whoever catches it may print it. */
    void says(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        said.add(text.toString());
    }

    long loggedBy(String logger) {
        return logged.stream().filter(line -> line.startsWith(logger)).count();
    }

    void checkThatNoneWasHeard() {
        assertThat(Stream.concat(logged.stream(), said.stream()))
                .allSatisfy(text -> assertThat(secrets)
                        .allSatisfy(secret -> assertThat(text).as("no secret").doesNotContain(secret)));
    }

    @Override
    public void close() {
        root.detachAppender(ear);
        ours.detachAppender(ear);
        ours.setAdditive(true);
        ours.setLevel(null);
        tokens.setLevel(before);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
