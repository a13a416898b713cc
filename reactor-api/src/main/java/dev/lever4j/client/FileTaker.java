package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.BodyTaker;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes a body to a file. All work on the file is done by one worker, one thing after the other, so that giving it up
 * never meets a write that is under way.
 */
final class FileTaker implements BodyTaker {
    private static final int AHEAD = 32;

    private final PartFile file;
    private final SizeRule sizes;
    private final Scheduler worker = Schedulers.single(Schedulers.boundedElastic());
    /** The save itself, and each body on its way: a body that is cancelled may still reach the worker for a moment. */
    private final AtomicInteger users = new AtomicInteger(1);

    private volatile @Nullable HttpReply head;

    FileTaker(PartFile file, SizeRule sizes) {
        this.file = file;
        this.sizes = sizes;
    }

    Mono<Void> prepare() {
        return Mono.<Void>fromRunnable(file::prepare).subscribeOn(worker);
    }

    @Override
    public Mono<Void> take(HttpReply answered, Flux<ByteBuffer> parts) {
        return Mono.defer(() -> join() ? save(answered, parts) : Mono.never());
    }

    private Mono<Void> save(HttpReply answered, Flux<ByteBuffer> parts) {
        return Mono.<Void>fromRunnable(file::startOver)
                .subscribeOn(worker)
                .doFirst(() -> head = answered)
                .thenMany(sizes.enforce(answered, parts))
                .publishOn(worker, AHEAD)
                .doOnNext(file::write)
                .then(Mono.<Void>fromRunnable(file::finish))
                .doFinally(end -> leave());
    }

    /** False where the save was given up: its cancellation is on the way, and there is nothing to write to. */
    private boolean join() {
        return users.getAndUpdate(now -> now == 0 ? 0 : now + 1) != 0;
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            worker.schedule(() -> {
                file.discard();
                worker.dispose();
            });
        }
    }

    /** A file can always be written anew. */
    @Override
    public boolean canStartOver() {
        return true;
    }

    @Override
    public boolean mayComeFromElsewhere() {
        return true;
    }

    Mono<DownloadedFile> publish() {
        return Mono.fromCallable(() -> new DownloadedFile(
                        file.publish(),
                        file.size(),
                        fileName(),
                        header("content-type").orElse(null)))
                .subscribeOn(worker);
    }

    Mono<Void> discard() {
        return Mono.<Void>fromRunnable(file::discard).subscribeOn(worker);
    }

    /** Leaves nothing behind but what was published. */
    void close() {
        leave();
    }

    private @Nullable String fileName() {
        return header("content-disposition")
                .flatMap(ContentDisposition::safeFileName)
                .orElse(null);
    }

    private Optional<String> header(String name) {
        HttpReply answered = head;
        List<String> values = answered == null ? List.of() : answered.header(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
