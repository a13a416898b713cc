package dev.lever4j.client.gates;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Found as a service, before any test class loads. */
public final class LeakGateInstaller implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Leaks.install();
    }
}
