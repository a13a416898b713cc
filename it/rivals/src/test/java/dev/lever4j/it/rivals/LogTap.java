package dev.lever4j.it.rivals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.lever4j.it.faults.judge.Judge;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Counts lines of INFO and above that show the key, of SLF4J as of the JDK's logging. */
final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger jdk = LogManager.getLogManager().getLogger("");
    private final AtomicInteger hits = new AtomicInteger();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            look(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    static LogTap open() {
        LogTap tap = new LogTap();
        tap.setContext(tap.root.getLoggerContext());
        tap.start();
        tap.root.setLevel(Level.INFO);
        tap.root.addAppender(tap);
        tap.jdk.addHandler(tap.handler);
        return tap;
    }

    @Override
    protected void append(ILoggingEvent event) {
        look(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private void look(String line) {
        if (Judge.isKey(line)) {
            hits.incrementAndGet();
        }
    }

    int hits() {
        return hits.get();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        jdk.removeHandler(handler);
    }
}
