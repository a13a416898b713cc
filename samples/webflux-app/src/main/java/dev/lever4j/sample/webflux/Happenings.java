package dev.lever4j.sample.webflux;

import dev.lever4j.sample.webflux.Happening.About;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** From whoever takes Lever's events to whoever looks. What was told last is kept for those who come back. */
@Component
final class Happenings implements ApplicationListener<ContextClosedEvent> {
    static final int KEPT = 50;

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    void tell(String account, Instant at, String event, About about) {
        channel(account).tell(at, event, about);
    }

    /** The id of the last one. */
    long last(String account) {
        return channel(account).last();
    }

    /** Hot; those after an id that are still kept, and then each as it comes, until the application ends. */
    Flux<Happening> after(String account, long id) {
        return channel(account).sink.asFlux().filter(happening -> happening.id() > id);
    }

    /** Before the web server waits for whoever is still being answered. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        channels.values().forEach(Channel::end);
    }

    private Channel channel(String account) {
        return channels.computeIfAbsent(account, name -> new Channel());
    }

    private static final class Channel {
        private final Sinks.Many<Happening> sink = Sinks.many().replay().limit(KEPT);
        private long last = System.currentTimeMillis(); // more than any process before has come to

        synchronized long last() {
            return last;
        }

        synchronized void tell(Instant at, String event, About about) {
            sink.emitNext(new Happening(++last, at, event, about), Sinks.EmitFailureHandler.FAIL_FAST);
        }

        synchronized void end() {
            sink.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }
}
