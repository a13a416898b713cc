package dev.lever4j.it.faults.cell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Opens all logging to TRACE, keeps it off the console, and notes each line that shows a canary. */
public final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, @Nullable Level> before = new HashMap<>();
    private final Queue<String> hits = new ConcurrentLinkedQueue<>();
    private final AtomicLong lines = new AtomicLong();

    public static LogTap open() {
        LogTap tap = new LogTap();
        tap.root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new Silence()));
        tap.setContext(tap.root.getLoggerContext());
        tap.start();
        tap.root.addAppender(tap);
        tap.root.getLoggerContext().getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(tap::open);
        return tap;
    }

    private void open(Logger logger) {
        before.put(logger, logger.getLevel());
        logger.setLevel(Level.TRACE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.incrementAndGet();
        String text = event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
        Canaries.in(text)
                .filter(canary -> !isUrl(canary, event.getLoggerName()))
                .ifPresent(canary -> hits.add(event.getLoggerName() + " wrote " + canary));
    }

    /** Reactor Netty's own DEBUG lines show URLs, signed ones too: the README says so. */
    private static boolean isUrl(String canary, String logger) {
        return canary.equals(Canaries.SIGNATURE) && logger.startsWith("reactor.netty.");
    }

    /** How many lines were looked at. */
    public long lines() {
        return lines.get();
    }

    /** What was found since the last time. */
    public List<String> takeHits() {
        List<String> taken = new ArrayList<>();
        for (String hit = hits.poll(); hit != null; hit = hits.poll()) {
            taken.add(hit);
        }
        return taken;
    }

    @Override
    public void close() {
        before.forEach(Logger::setLevel);
        root.detachAppender(this);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
    }

    private static final class Silence extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return FilterReply.DENY;
        }
    }
}
