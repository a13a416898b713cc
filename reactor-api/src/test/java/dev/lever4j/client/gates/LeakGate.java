package dev.lever4j.client.gates;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Found as a service: fails each test class after which a buffer was lost. */
public final class LeakGate implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        check(context.getDisplayName());
    }

    static void check(String testClass) {
        if (!Leaks.isInstalled()) {
            throw new AssertionError("the leak gate is off: its installer did not run first, or the level was lowered");
        }
        List<String> found = Leaks.collect();
        if (!found.isEmpty()) {
            throw new AssertionError("after " + testClass + " Netty found leaks: " + found);
        }
    }
}
