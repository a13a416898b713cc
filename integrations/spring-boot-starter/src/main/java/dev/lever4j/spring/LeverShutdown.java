package dev.lever4j.spring;

import dev.lever4j.client.LeverResources;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Closes the resources when the application ends: after the web server has answered what it was asked, before the
 * stores go that a rotated token may still have to be saved in. A context that is only paused keeps them.
 */
final class LeverShutdown implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");
    /** Lower than the web server's, whose phases are 1024 and 2048 below the highest. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final String PHASE_TIMEOUT = "spring.lifecycle.timeout-per-shutdown-phase";

    private final LeverResources resources;
    private final Duration patience;
    private final ApplicationContext context;
    private volatile boolean running;
    private volatile boolean ending;

    LeverShutdown(LeverResources resources, Duration patience, ApplicationContext context) {
        this.resources = resources;
        this.patience = patience;
        this.context = context;
    }

    /** That of a child, such as the management server's, comes here too. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        ending |= event.getApplicationContext() == context;
    }

    @Override
    public void start() {
        running = true;
        Duration phase = context.getEnvironment().getProperty(PHASE_TIMEOUT, Duration.class, Duration.ofSeconds(30));
        if (patience.compareTo(phase) >= 0) {
            LOG.warn(
                    "lever4j.shutdown-grace is {}, and Spring ends each phase of a stop after {} of {}: set that longer",
                    patience,
                    phase,
                    PHASE_TIMEOUT);
        }
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
        closed().doFinally(end -> callback.run()).subscribe();
    }

    /** Where a start has failed nobody was stopped; else it only waits for what has begun. */
    @Override
    public void destroy() {
        if (Schedulers.isInNonBlockingThread()) {
            closed().subscribe();
        } else {
            closed().block();
        }
    }

    private Mono<Void> closed() {
        return resources
                .closeGracefully(patience)
                .doOnError(error -> LOG.error("Lever's connections did not close in order", error))
                .onErrorComplete();
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
