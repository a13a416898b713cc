package dev.lever4j.sample.webflux;

import dev.lever4j.client.Telemetry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What goes on between the application and Lever, for the page to show: templates of paths, no ids and nobody's name.
 * An application that is watched through Micrometer has all of it there, and does without this.
 */
@Component
final class Activity implements Telemetry {
    private static final int KEPT = 8;

    private final Map<String, Log> accounts = new ConcurrentHashMap<>();

    /** @param outcome what became of it: the status, or why there is none */
    record Request(String method, String route, String outcome, long millis) {}

    /**
     * How much there was so far.
     *
     * @param last the latest, newest first
     */
    record Summary(long sent, long cancelled, List<Request> last) {}

    /** For the context of calls: on whose behalf they are, since Lever4J itself names no account. */
    static Context of(String account) {
        return Context.of(Activity.class, account);
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        String account = Objects.requireNonNullElse(call.getOrDefault(Activity.class, ""), "");
        return end -> log(account).ended(request.call(), end);
    }

    Summary summary(String account) {
        return log(account).summary();
    }

    private Log log(String account) {
        return accounts.computeIfAbsent(account, name -> new Log());
    }

    private static final class Log {
        private final Deque<Request> last = new ArrayDeque<>();
        private long sent;
        private long cancelled;

        synchronized Summary summary() {
            return new Summary(sent, cancelled, List.copyOf(last));
        }

        synchronized void ended(CallBegin call, RequestEnd end) {
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
    }
}
