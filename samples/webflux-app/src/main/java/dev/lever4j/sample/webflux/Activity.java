package dev.lever4j.sample.webflux;

import dev.lever4j.client.RequestListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** The last requests to Lever, newest first, for the page to show: templates of paths, no ids and nobody's name. */
@Component
final class Activity implements RequestListener {
    private static final int KEPT = 8;

    private final Deque<Request> last = new ArrayDeque<>();
    private long total;
    private long unanswered;

    /** @param status 0 where no answer came, or where it was no longer wanted */
    record Request(long number, String endpoint, int status, long millis) {}

    @Override
    public synchronized void ended(String endpoint, int status, Duration took) {
        unanswered += status == 0 ? 1 : 0;
        last.addFirst(new Request(++total, endpoint, status, took.toMillis()));
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }

    synchronized List<Request> last() {
        return List.copyOf(last);
    }

    synchronized long total() {
        return total;
    }

    synchronized long unanswered() {
        return unanswered;
    }
}
