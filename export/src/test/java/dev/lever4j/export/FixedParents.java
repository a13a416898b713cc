package dev.lever4j.export;

import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;

/** Parents p0, p1, and so on. */
final class FixedParents implements Parents {
    final AtomicLong asked = new AtomicLong();
    private final int count;

    FixedParents(int count) {
        this.count = count;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Flux<String> from(long ordinal) {
        return Flux.range((int) ordinal, (int) (count - ordinal))
                .map(number -> "p" + number)
                .doOnRequest(asked::addAndGet);
    }
}
