package dev.lever4j.client;

import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.changes.ChangeFeed;
import dev.lever4j.client.changes.ChangePosition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * A Lever account, as a set of nouns. Immutable and safe to share among threads; make one for each account and keep it.
 *
 * <p>Nothing is sent before a subscription, and each subscription is a call of its own. Every call goes through the
 * same pipeline: it waits for its turn under Lever's rate limit with a usable token, is retried where that is safe,
 * refreshes a rejected token once, and ends within its timeout. Results and errors come on the scheduler of
 * {@link TimeAndChance} (Reactor's parallel one by default), never on an event loop. Cancelling aborts what is under
 * way, except a token refresh, which others may wait for. Errors are of the {@link dev.lever4j.error.LeverException}
 * tree; bad ids and other mistakes of the caller are an {@link IllegalArgumentException} from the method called, before
 * anything is sent.
 */
public final class LeverClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Calls calls;

    LeverClient(Calls calls) {
        this.calls = calls;
    }

    /** Production, with the default options; a credential is still to be named. */
    public static LeverClientBuilder builder() {
        return new LeverClientBuilder();
    }

    /**
     * A builder that has been told what an integration of an {@code integrations.yaml} says, with the variables of this
     * process's environment. One by API key is ready to be built; one by OAuth still needs the account's grant, which
     * no blueprint holds: {@link LeverClientBuilder#grant}. What is said to the builder afterwards takes the place of
     * what the file says. Its format is that of docs/blueprint.md.
     *
     * <p>Reads the file on the calling thread, so not on one that must not block, and writes a warning to the logger
     * {@code dev.lever4j.blueprint} for what is worth a second look in it. {@link #fromBlueprint(Integration)} does
     * neither.
     *
     * @throws dev.lever4j.blueprint.BlueprintException if anything is wrong with that integration or the file's form;
     *     it lists all of it with lines and columns, and no values
     * @throws IllegalArgumentException if the file cannot be read
     */
    public static LeverClientBuilder fromBlueprint(Path file, String integration) {
        return fromBlueprint(file, integration, System.getenv());
    }

    /** As above, with variables from elsewhere. */
    public static LeverClientBuilder fromBlueprint(Path file, String integration, Map<String, String> environment) {
        return FromBlueprint.read(file, integration, environment);
    }

    /**
     * As above, for one that has been read: {@link dev.lever4j.blueprint.Integrations#parse}. Never blocks, and logs
     * nothing: who reads a file has its {@link dev.lever4j.blueprint.Integrations#warnings()}.
     */
    public static LeverClientBuilder fromBlueprint(Integration integration) {
        return FromBlueprint.builder(integration);
    }

    /**
     * This client with other options; everything else is shared, so that deriving one for a single call costs nothing.
     * Closing either closes both.
     */
    public LeverClient with(UnaryOperator<CallOptions> change) {
        return new LeverClient(calls.with(change.apply(calls.options())));
    }

    /** The options that calls of this client are made with. */
    public CallOptions options() {
        return calls.options();
    }

    /**
     * This client, with one more listener to the requests that are made through it; everything but the retry budget is
     * shared. Closing either closes both.
     */
    public LeverClient listening(RequestListener also) {
        return new LeverClient(calls.listening(also));
    }

    /** The Data API that calls go to: {@link dev.lever4j.LeverEnvironment#api}. */
    public URI api() {
        return calls.core().api();
    }

    /** How the queue of the credential stands at this moment. Never blocks. */
    public RateStatus rate() {
        return calls.core().rate();
    }

    /** What this client takes its time and its chance from. */
    public TimeAndChance timeAndChance() {
        return calls.core().time();
    }

    /** All opportunities of the account. */
    public Opportunities opportunities() {
        return new Opportunities(calls);
    }

    /**
     * One opportunity and what lies under it.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public OpportunityById opportunity(String id) {
        return new OpportunityById(calls, id);
    }

    /** Job postings. */
    public Postings postings() {
        return new Postings(calls);
    }

    /**
     * One posting and what lies under it.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public PostingById posting(String id) {
        return new PostingById(calls, id);
    }

    /** The stages of the pipeline. */
    public Stages stages() {
        return new Stages(calls);
    }

    /** The people who work with Lever. */
    public Users users() {
        return new Users(calls);
    }

    /** Why opportunities are archived. */
    public ArchiveReasons archiveReasons() {
        return new ArchiveReasons(calls);
    }

    /** Tags in use. */
    public Tags tags() {
        return new Tags(calls);
    }

    /** Sources in use. */
    public Sources sources() {
        return new Sources(calls);
    }

    /** The people behind the opportunities. */
    public Contacts contacts() {
        return new Contacts(calls);
    }

    /** Applications that were deleted; those of an opportunity lie under it. */
    public Applications applications() {
        return new Applications(calls);
    }

    /** Who did what in the account. */
    public AuditEvents auditEvents() {
        return new AuditEvents(calls);
    }

    /** Answers to the equal opportunity questions. */
    public EeoResponses eeoResponses() {
        return new EeoResponses(calls);
    }

    /** Diversity surveys. */
    public DiversitySurveys diversitySurveys() {
        return new DiversitySurveys(calls);
    }

    /** Templates of feedback forms. */
    public FeedbackTemplates feedbackTemplates() {
        return new FeedbackTemplates(calls);
    }

    /** Templates of profile forms. */
    public FormTemplates formTemplates() {
        return new FormTemplates(calls);
    }

    /** Requisitions. */
    public Requisitions requisitions() {
        return new Requisitions(calls);
    }

    /** The fields that the account adds to requisitions. */
    public RequisitionFields requisitionFields() {
        return new RequisitionFields(calls);
    }

    /** Where Lever sends its events. */
    public Webhooks webhooks() {
        return new Webhooks(calls);
    }

    /** Files sent ahead of an application. */
    public Uploads uploads() {
        return new Uploads(calls);
    }

    /**
     * The jobs that a company shows to everybody, which is an API of its own: nothing of this client's credential is
     * sent there.
     *
     * @param site the company's name in the URL of its job site
     * @throws IllegalArgumentException if the site is none
     * @throws IllegalStateException if the environment has no public postings, as the sandbox has not
     */
    public PublicPostings publicPostings(String site) {
        return new PublicPostings(calls, site);
    }

    /** What changes in the account from a position on. */
    public ChangeFeed changes(ChangePosition from) {
        return ChangeFeed.of(this, from);
    }

    /** Any endpoint of Lever's API, through the same pipeline. */
    public RawApi raw() {
        return new RawApi(calls);
    }

    /**
     * Refuses new calls ({@link dev.lever4j.error.ClientClosedException}), of derived clients too, and waits for those
     * in flight. Resources that this client made are then closed as {@link LeverResources#closeGracefully} says, which
     * ends calls that took longer; resources that were passed in stay as they are, and so do such calls. Begins at the
     * first subscription and runs once, whoever cancels. Completes when done, or errors with
     * {@link dev.lever4j.error.TokenStoreException} if a rotated token could not be saved, after everything else has
     * been closed.
     */
    public Mono<Void> closeGracefully(Duration patience) {
        return calls.core().closeGracefully(patience);
    }

    /** Begins {@link #closeGracefully} with 10 s of patience and does not wait for it; what fails is only logged. */
    @Override
    public void close() {
        closeGracefully(PATIENCE).onErrorComplete().subscribe();
    }
}
