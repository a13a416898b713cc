package dev.lever4j.it.canaries;

import ch.qos.logback.classic.LoggerContext;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Found as a service wherever this is on the class path, before any test's class is there; on with
 * {@code -Dcanaries=FOLDER}.
 */
public final class SuiteWatch implements LauncherSessionListener {
    private static final AtomicReference<@Nullable Watch> ON = new AtomicReference<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Watch watch = new Watch();
        if (System.getProperty("canaries") != null && ON.compareAndSet(null, watch)) {
            Births.tell(watch);
            new LogWatch(watch).addedTo((LoggerContext) LoggerFactory.getILoggerFactory());
        }
    }

    /** The one that looks at this process; null if none does. */
    static @Nullable Watch watch() {
        return ON.get();
    }
}
