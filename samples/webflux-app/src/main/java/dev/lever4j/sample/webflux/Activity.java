package dev.lever4j.sample.webflux;

import dev.lever4j.client.Telemetry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.util.context.ContextView;

/**
 * What goes on between the application and Lever, for the page to show: templates of paths, no ids and nobody's name.
 * An application that is watched through Micrometer has all of it there, and does without this.
 */
@Component
final class Activity implements Telemetry {
    private static final int KEPT = 8;

    private final Deque<Request> last = new ArrayDeque<>();
    private long sent;
    private long cancelled;
    private long refreshes;

    /** @param outcome what became of it: the status, or why there is none */
    record Request(String method, String route, String outcome, long millis) {}

    /**
     * How much there was so far.
     *
     * @param last the latest, newest first
     */
    record Account(long sent, long cancelled, long refreshes, List<Request> last) {}

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return end -> ended(request.call(), end);
    }

    @Override
    public Watch<RefreshEnd> refresh() {
        return end -> refreshed(end.outcome());
    }

    synchronized Account account() {
        return new Account(sent, cancelled, refreshes, List.copyOf(last));
    }

    private synchronized void ended(CallBegin call, RequestEnd end) {
        sent++;
        cancelled += end.outcome() == Outcome.CANCELLED ? 1 : 0;
        String outcome = end.status() > 0
                ? Integer.toString(end.status())
                : end.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        last.addFirst(
                new Request(call.method(), call.route(), outcome, end.took().toMillis()));
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }

    private synchronized void refreshed(Refresh outcome) {
        refreshes += outcome == Refresh.REFRESHED ? 1 : 0;
    }
}
