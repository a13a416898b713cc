package dev.lever4j.spring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a logger says at all levels, until this is closed. */
record Lines(Logger logger, ListAppender<ILoggingEvent> kept) implements AutoCloseable {
    static Lines of(String name) {
        Lines lines = new Lines((Logger) LoggerFactory.getLogger(name), new ListAppender<>());
        lines.kept.start();
        lines.logger.setLevel(Level.DEBUG);
        lines.logger.addAppender(lines.kept);
        return lines;
    }

    List<String> at(Level level) {
        return kept.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** All of it, with what would be printed of an exception. */
    String text() {
        StringBuilder text = new StringBuilder();
        kept.list.forEach(line -> text.append(line.getFormattedMessage())
                .append(
                        line.getThrowableProxy() == null
                                ? ""
                                : line.getThrowableProxy().getMessage())
                .append('\n'));
        return text.toString();
    }

    @Override
    public void close() {
        logger.detachAppender(kept);
        logger.setLevel(null);
    }
}
