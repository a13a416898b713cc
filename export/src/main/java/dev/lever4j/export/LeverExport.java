package dev.lever4j.export;

import dev.lever4j.client.Lane;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.json.RawJson;
import dev.lever4j.request.ListFilter;
import dev.lever4j.request.Query;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Exports a list of Lever's with what lies under its records: as much at once as Lever's limit allows, resumable, and
 * either complete or saying what is missing. Holds no files: batches come with positions, and whoever keeps the batches
 * keeps the positions ({@link Checkpoint}); {@link #to} does that with a sink. Immutable; one instance may run many
 * times.
 *
 * <p><b>Demand.</b> No request without demand: one is sent only for a batch that was asked for. <b>Threads.</b> Batches
 * come one after the other, on the scheduler of the client's {@link dev.lever4j.client.TimeAndChance} or on the thread
 * that asks. <b>Cancelling</b> aborts what is under way. <b>Errors</b> are of the {@code LeverException} tree, after
 * the client's own retries and some minutes of patience; whatever was emitted before stays good. Requests wait in the
 * client's {@link Lane#BACKGROUND background lane}, so that an export gives way to people.
 */
public final class LeverExport {
    private final LeverClient client;
    private final What what;
    private final Refusal policy;
    private final Consumer<ExportStatus> listener;

    private LeverExport(LeverClient client, What what, Refusal policy, Consumer<ExportStatus> listener) {
        this.client = client;
        this.what = what;
        this.policy = policy;
        this.listener = listener;
    }

    /** An export of all opportunities without children. */
    public static LeverExport of(LeverClient client) {
        return new LeverExport(
                client.with(options -> options.lane(Lane.BACKGROUND)),
                new What(
                        client.api().toString(),
                        ExportResource.OPPORTUNITIES,
                        Query.empty(),
                        List.of(),
                        Privacy.DEFAULT,
                        false),
                Refusal.RECORD,
                SinkRun.NOBODY);
    }

    /**
     * What a checkpoint knows the server by, in place of the URL of the client's API: only an export of the same server
     * is gone on with. For one that is the same at every start and has another URL each time, such as a simulator.
     *
     * @throws IllegalArgumentException if it could be taken for a URL, is blank, or has control characters
     */
    public LeverExport server(String name) {
        if (name.isBlank() || name.contains("/") || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the server's name must be a word or some, and no URL");
        }
        return with(what.server(name));
    }

    /**
     * Which list; none of what lies under another record. Filter and children are those of the list, so they are said
     * after it.
     *
     * @throws IllegalArgumentException if it is a child
     */
    public LeverExport resource(ExportResource root) {
        if (root.parent().isPresent()) {
            throw new IllegalArgumentException(root.text() + " lies under each record of "
                    + root.parent().get().text() + ": export those with it");
        }
        return with(what.root(root));
    }

    /** Only what a filter of that list lets through. A range of creation times narrows the time line that is cut. */
    public LeverExport filter(ListFilter conditions) {
        return with(what.conditions(conditions.toQuery()));
    }

    /**
     * What lies under the records.
     *
     * @throws IllegalArgumentException if one of them is no child of the list
     */
    public LeverExport with(ExportResource... children) {
        for (ExportResource child : children) {
            if (child.parent().orElse(null) != what.root()) {
                throw new IllegalArgumentException(child.text() + " does not lie under records of "
                        + what.root().text());
            }
        }
        // in one order whatever the caller's: tasks are numbered by it
        List<ExportResource> sorted =
                Arrays.stream(children).distinct().sorted().toList();
        return with(what.children(sorted));
    }

    /**
     * Makes of every record what may leave, before anything is handed out: batches, pages, sinks and what they write
     * hold nothing else. An export that was begun under another profile or key, or without, is not gone on with.
     */
    public LeverExport redact(Redaction redaction) {
        return with(what.privacy(new Privacy(what.privacy().secret(), redaction)));
    }

    /**
     * Also what is secret: notes, feedback and forms that are marked so, which not everybody in the account may see.
     * Otherwise they are left out and counted ({@link ExportReport.Counts#leftOut}).
     */
    public LeverExport withSecret() {
        return with(what.privacy(new Privacy(true, what.privacy().redaction())));
    }

    /**
     * Slices of which a page was handed out, by this run or an earlier one, are read on to their ends, each in one
     * chain of pages, and are never given up to be cut anew: for whoever would tell what they have brought a second
     * time. Slower where such a slice holds much.
     */
    public LeverExport finishingSlices() {
        return with(what.finishing(true));
    }

    /** What comes of it: the list, and then what lies under its records in the order of {@link ExportResource}. */
    public List<ExportResource> resources() {
        return Stream.concat(Stream.of(what.root()), what.children().stream()).toList();
    }

    /** Whether only what a profile lets through leaves: see {@link #redact}. */
    public boolean isRedacted() {
        return what.privacy().redaction() != null;
    }

    /** What becomes of child lists that Lever refuses; {@link Refusal#RECORD} by default. */
    public LeverExport onRefusal(Refusal other) {
        return new LeverExport(client, what, other, listener);
    }

    /**
     * Told of the progress of {@link #to} as batches become durable; what it throws ends the export. So that it can be
     * told when that will be, a long list is estimated, at a few dozen requests more.
     */
    public LeverExport onProgress(Consumer<ExportStatus> told) {
        return new LeverExport(client, what, policy, told);
    }

    private LeverExport with(What other) {
        return new LeverExport(client, other, policy, listener);
    }

    /** What this export would cost. Sends a few dozen requests at most, for lists that are cut by time. */
    public Mono<ExportPlan> plan() {
        return Mono.defer(() -> engine(new Tally()).plan());
    }

    /**
     * The list alone, page after page in Lever's order, as one reads it who does not mean to go on with it later:
     * without children, and with confidential records only if the filter asks for them. Fetches one page ahead.
     */
    public Flux<List<RawJson>> pages() {
        return Flux.defer(() -> engine(new Tally()).pages());
    }

    /**
     * A fresh checkpoint. Asks Lever whether the credential may see confidential records, and what time it is there:
     * opportunities that change from then on are asked for again at the end.
     */
    public Mono<Checkpoint> begin() {
        return Mono.defer(() -> engine(new Tally()).begin());
    }

    /**
     * The list, slice by slice, several side by side; what the checkpoint has is not asked for again. Some records come
     * twice: those that move meanwhile, and those of a slice that turns out to hold too much and is cut anew. An
     * {@link IllegalArgumentException} as its error if the checkpoint is of another export.
     */
    public Flux<Batch> list(Checkpoint from) {
        return Flux.defer(() -> engine(new Tally()).list(from));
    }

    /**
     * What has changed since the export began (five minutes before it, to be sure): the list may have moved while it
     * was read. Empty for lists that do not move.
     *
     * @param pass 1 for the first
     */
    public Flux<Batch> closing(Checkpoint from, int pass) {
        return Flux.defer(() -> engine(new Tally()).closing(from, pass));
    }

    /** The children of the parents, many side by side and yet in the order of the tasks, from the checkpoint's on. */
    public Flux<Batch> fanOut(Parents parents, Checkpoint from) {
        return Flux.defer(() -> engine(new Tally()).fanOut(parents, from));
    }

    /**
     * As {@link #fanOut}, of parents that Lever has told of a moment ago: that one of them is gone is not believed
     * before it is seen. A list that is not there, though its opportunity is, counts as one that cannot be read.
     */
    public Flux<Batch> fanOutOfChanged(Parents parents, Checkpoint from) {
        return Flux.defer(() -> engine(new Tally()).fanOut(parents, from, ChildKind::ofChanged));
    }

    /** All of it. Completes with the report once the sink has finished; the sink's errors end it too. */
    public Mono<ExportReport> to(ExportSink sink) {
        return Mono.defer(() -> {
            Tally tally = new Tally();
            return new SinkRun(
                            engine(tally),
                            what,
                            sink,
                            tally,
                            client.timeAndChance(),
                            () -> client.rate().perSecond(),
                            listener)
                    .run();
        });
    }

    /**
     * Nothing if a checkpoint is of such an export, of the same server.
     *
     * @throws IllegalArgumentException if it is of another one; says how it differs
     */
    public void check(Checkpoint checkpoint) {
        what.check(checkpoint);
    }

    /** What brings an earlier export of this kind up to date. */
    public LeverSync sync() {
        return new LeverSync(client, what, policy);
    }

    private Engine engine(Tally tally) {
        return new Engine(client, what, policy, tally);
    }
}
