package dev.lever4j.export;

import dev.lever4j.client.Download;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LocalFileException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.error.UnprocessedFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import reactor.core.publisher.Mono;

/** Asks for files of records, and tells a file that is not to be had from a Lever that fails. */
final class FileDownloads implements RecordFiles {
    /** As long as the slowest line takes for the largest file that Lever takes, 30 MB; silence ends it sooner. */
    private static final Duration WHOLE = Duration.ofHours(2);
    /** More in a row, with none granted, and the rest need not be asked for. */
    private static final int REFUSALS = 5;
    /** More in a row are not each at fault by itself. */
    private static final int FAILURES = 20;

    private final LeverClient client;
    private final Patience patience;
    private final Refusal policy;
    private final LongConsumer expected;
    private final Runnable done;
    private final Map<ExportResource, Luck> luck = new EnumMap<>(ExportResource.class);

    /** What files of a resource have met with lately. */
    private static final class Luck {
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private volatile boolean granted;

        void saved() {
            granted = true;
            failed.set(0);
        }

        boolean isRefusedAltogether() {
            return !granted && refused.get() > REFUSALS;
        }
    }

    /**
     * @param expected told how many there will be
     * @param done told after each
     */
    FileDownloads(LeverClient client, Patience patience, Refusal policy, LongConsumer expected, Runnable done) {
        this.client = client.with(options -> options.timeout(WHOLE));
        this.patience = patience;
        this.policy = policy;
        this.expected = expected;
        this.done = done;
        luck.put(ExportResource.FILES, new Luck());
        luck.put(ExportResource.RESUMES, new Luck());
    }

    @Override
    public void expect(long files) {
        expected.accept(files);
    }

    @Override
    public Mono<Fetched> fetch(RecordFile file, Path target) {
        return Mono.defer(() -> {
                    Luck its = Objects.requireNonNull(luck.get(file.resource()));
                    return its.isRefusedAltogether() ? passed(Skipped.Reason.REFUSED) : fetch(file, target, its);
                })
                .doOnNext(fetched -> done.run());
    }

    private Mono<Fetched> fetch(RecordFile file, Path target, Luck its) {
        Download download;
        try {
            download = download(file);
        } catch (IllegalArgumentException e) {
            // what Lever gave is no id that can be asked for
            return passed(Skipped.Reason.FAILED);
        }
        Mono<Fetched> once = once(download, target, its);
        return patience.with(once)
                .onErrorResume(
                        FileDownloads::isOfOneFile,
                        why -> isLeverThere(file, why)
                                // once more: what lasted for that long may have passed meanwhile
                                .then(once)
                                .onErrorResume(
                                        again -> again != why && isOfOneFile(again),
                                        again -> failed((LeverException) again, its)));
    }

    private Download download(RecordFile file) {
        OpportunityById parent = client.opportunity(file.parent());
        Download download = file.resource() == ExportResource.RESUMES
                ? parent.resumes().download(file.id())
                : parent.files().download(file.id());
        return file.size() == null ? download : download.expectedSize(file.size());
    }

    private Mono<Fetched> once(Download download, Path target, Luck its) {
        return download.replace(target)
                .doOnNext(saved -> its.saved())
                .<Fetched>map(Fetched.Saved::new)
                // without Lever's code it is the word of somebody on the way
                .onErrorResume(
                        NotFoundException.class,
                        no -> no.code().isEmpty() ? Mono.error(no) : passed(no, Skipped.Reason.GONE))
                .onErrorResume(ForbiddenException.class, no -> {
                    its.refused.incrementAndGet();
                    return passed(no, Skipped.Reason.REFUSED);
                })
                .onErrorResume(UnprocessedFileException.class, no -> passed(Skipped.Reason.UNPROCESSED));
    }

    private Mono<Fetched> failed(LeverException why, Luck its) {
        return its.failed.incrementAndGet() > FAILURES ? Mono.error(why) : passed(why, Skipped.Reason.FAILED);
    }

    private Mono<Fetched> passed(LeverException why, Skipped.Reason reason) {
        return policy == Refusal.FAIL ? Mono.error(why) : passed(reason);
    }

    private static Mono<Fetched> passed(Skipped.Reason reason) {
        return Mono.just(new Fetched.Passed(reason));
    }

    /** Whether it may be the file that is at fault, not the credential, its limit, the disk, or this program. */
    private static boolean isOfOneFile(Throwable error) {
        return error instanceof LeverException
                && !(error instanceof AuthException
                        || error instanceof UnauthorizedException
                        || error instanceof RateLimitedException
                        || error instanceof LocalFileException
                        || error instanceof ClientClosedException);
    }

    /** The error of the file where Lever does not answer for the opportunity either. */
    private Mono<Void> isLeverThere(RecordFile file, Throwable why) {
        return client.raw()
                .get(Endpoints.GET_OPPORTUNITY.template(), file.parent())
                .exchange()
                .then()
                // gone with all that lies under it, as the next answer will say
                .onErrorResume(NotFoundException.class, gone -> gone.code().isEmpty() ? Mono.error(why) : Mono.empty())
                .onErrorResume(LeverException::isForbidden, refused -> Mono.empty())
                .onErrorMap(LeverException.class, alike -> why);
    }
}
