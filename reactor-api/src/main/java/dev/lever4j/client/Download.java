package dev.lever4j.client;

import dev.lever4j.client.transport.BodyTaker;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A file of Lever's, not yet asked for. Immutable; each subscription is a download of its own.
 *
 * <p>It streams: about two MiB are in memory at most, however large the file is. The bytes are whole when it completes:
 * as many as {@code Content-Length} says, or chunks with a proper end, and as many as {@link #expectedSize} says;
 * anything else is an error. An attempt has no time limit of its own, since it goes on as long as bytes come: its
 * limits are the silence allowed between two reads and the call's timeout ({@link CallOptions#timeout}), so give a
 * large file more than the usual two minutes.
 *
 * <p>Errors are those of every call, and {@link dev.lever4j.error.UnprocessedFileException} where Lever could not
 * process the file, {@link dev.lever4j.error.NotFoundException} where there is none,
 * {@link dev.lever4j.error.MalformedResponseException} where its size is not the one said or over {@link #maxBytes}. A
 * redirect, which Lever's documentation neither announces nor rules out, is followed three times at most, over HTTPS,
 * without any credential once it has left Lever, and only to hosts that {@link LeverResourcesBuilder#downloadHosts}
 * allows.
 */
public final class Download {
    private final Function<BodyTaker, Mono<?>> ask;
    private final TimeAndChance time;
    private final SizeRule sizes;

    Download(Function<BodyTaker, Mono<?>> ask, TimeAndChance time) {
        this(ask, time, SizeRule.ANY);
    }

    private Download(Function<BodyTaker, Mono<?>> ask, TimeAndChance time, SizeRule sizes) {
        this.ask = ask;
        this.time = time;
        this.sizes = sizes;
    }

    /**
     * This download, which fails unless the file has exactly so many bytes; {@code File.size()} often says how many.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    public Download expectedSize(long bytes) {
        return new Download(ask, time, sizes.exactly(bytes));
    }

    /**
     * This download, which fails as soon as the file turns out to be larger; there is no limit by default.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    public Download maxBytes(long bytes) {
        return new Download(ask, time, sizes.atMost(bytes));
    }

    /**
     * Saves the file at a path where nothing is yet. The bytes go to a temporary file in the same folder, which only
     * its owner may read, and which takes the path's name when they are whole, on the disk and counted; it is deleted
     * if anything goes wrong or the subscription is cancelled. What breaks off is begun again as other calls are. All
     * work on files is done on {@code Schedulers.boundedElastic()}.
     *
     * <p>Emits what was saved, or {@link dev.lever4j.error.LocalFileException} where it cannot be written, or where
     * something is at the path, a link that leads nowhere included: found out before anything is asked, and once more
     * at the end.
     */
    public Mono<DownloadedFile> to(Path target) {
        return save(target, false);
    }

    /** As {@link #to}, in place of the file or link that is at the path; that one stays until the end. */
    public Mono<DownloadedFile> replace(Path target) {
        return save(target, true);
    }

    /**
     * The file's bytes as they come. Each buffer is the subscriber's own, ready to be read, and needs no release; bytes
     * are read from the socket as buffers are asked for, and cancelling closes the connection. Buffers come on the
     * scheduler of {@link TimeAndChance}, as do errors.
     *
     * <p>A download is begun again, as other calls are, only until the first buffer has been emitted; after that a
     * break is an error, and what was emitted is not whole. The call's timeout goes on while nothing is asked for.
     */
    public Flux<ByteBuffer> buffers() {
        return StreamTaker.stream(time.scheduler(), sizes::enforce, true, ask);
    }

    private Mono<DownloadedFile> save(Path target, boolean replacing) {
        return Mono.defer(() -> {
            FileTaker taker = new FileTaker(new PartFile(target.toAbsolutePath(), replacing), sizes);
            return taker.prepare()
                    .then(ask.apply(taker))
                    .then(Mono.defer(taker::publish))
                    .onErrorResume(failed -> taker.discard().then(Mono.error(failed)))
                    .doFinally(end -> taker.close())
                    .publishOn(time.scheduler());
        });
    }
}
