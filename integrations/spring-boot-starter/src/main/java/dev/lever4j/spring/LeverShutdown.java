package dev.lever4j.spring;

import dev.lever4j.client.LeverResources;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Closes the resources when the application ends: after the web server has answered what it was asked, before the
 * stores go that a rotated token may still have to be saved in. A context that is only paused keeps them.
 */
final class LeverShutdown implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /** Lower than the web server's, whose phases are 1024 and 2048 below the highest. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final LeverResources resources;
    private final Duration patience;
    private volatile boolean running;
    private volatile boolean ending;

    LeverShutdown(LeverResources resources, Duration patience) {
        this.resources = resources;
        this.patience = patience;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        ending = true;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        if (!ending) {
            callback.run();
            return;
        }
        resources
                .closeGracefully(patience)
                .doOnError(error -> LOG.error("Lever's connections did not close in order", error))
                .onErrorComplete()
                .doFinally(end -> callback.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
