package dev.lever4j.it.canaries;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Is asked by every logger at every level before it decides whether it logs: says that all is enabled, looks at what
 * comes, and leaves what is printed as it is.
 */
final class LogWatch extends TurboFilter implements LoggerContextListener {
    private final Watch watch;
    private final ThreadLocal<Boolean> looking = ThreadLocal.withInitial(() -> false);

    LogWatch(Watch watch) {
        this.watch = watch;
    }

    LogWatch addedTo(LoggerContext context) {
        setContext(context);
        start();
        context.addTurboFilter(this);
        context.addListener(this);
        return this;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable error) {
        if (format == null && arguments == null && error == null) {
            return FilterReply.ACCEPT;
        }
        // what is looked at may log when it is made a text of
        if (!looking.get()) {
            looking.set(true);
            try {
                look(logger.getName(), format, arguments, error);
            } finally {
                looking.set(false);
            }
        }
        return FilterReply.NEUTRAL;
    }

    private void look(
            String logger, @Nullable String format, Object @Nullable [] arguments, @Nullable Throwable error) {
        String text = MessageFormatter.arrayFormat(format, arguments).getMessage();
        watch.look("log", logger, text + " " + Thread.currentThread().getName() + " " + MDC.getCopyOfContextMap());
        Throwable thrown =
                error == null && arguments != null ? MessageFormatter.getThrowableCandidate(arguments) : error;
        if (thrown != null) {
            watch.lookAt("log", logger, thrown);
        }
    }

    /**
     * Called as a context is made anew, which is told to its listeners next: a context that was stopped has lost them.
     */
    @Override
    public void stop() {
        super.stop();
        if (getContext() instanceof LoggerContext context
                && !context.getCopyOfListenerList().contains(this)) {
            context.addListener(this);
        }
    }

    /** Else whoever begins logging anew would end this. */
    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext context) {
        start();
        context.addTurboFilter(this);
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
