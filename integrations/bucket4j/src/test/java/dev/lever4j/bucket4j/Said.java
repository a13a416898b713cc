package dev.lever4j.bucket4j;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/** What a logger says, which can be waited for. */
final class Said extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Logger logger;
    private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();
    private final Sinks.Many<ILoggingEvent> events = Sinks.many().replay().all();

    private Said(Logger logger) {
        this.logger = logger;
    }

    static Said of(String name) {
        Said said = new Said((Logger) LoggerFactory.getLogger(name));
        said.start();
        said.logger.addAppender(said);
        said.logger.setLevel(Level.INFO);
        said.logger.setAdditive(false);
        return said;
    }

    /** One at a time. */
    @Override
    protected void append(ILoggingEvent event) {
        all.add(event);
        events.tryEmitNext(event).orThrow();
    }

    /** Until it has been said so often. */
    void await(Level level, int times) {
        events.asFlux().filter(event -> event.getLevel() == level).take(times).blockLast(LIMIT);
    }

    List<String> at(Level level) {
        return all.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        logger.setAdditive(true);
    }
}
