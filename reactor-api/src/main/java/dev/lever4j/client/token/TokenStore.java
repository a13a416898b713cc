package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps one account's grant, for one process or for many. Lever rotates refresh tokens: whoever loses the newest one
 * loses the account, until an admin connects it again. Hence the contract:
 *
 * <ul>
 *   <li><b>One after the other.</b> {@link #save} is a compare-and-set: a grant replaces the version before its own and
 *       nothing else, whichever process saved that. All that keeps processes apart (who may refresh, for how long, who
 *       takes over: {@link StoredGrant.Intent}, {@link RefreshSettings#lease()}) is written into the grant by the
 *       client and rests on this. A store has no locks to give and no clock to keep.
 *   <li><b>Durable.</b> When the Mono of {@link #save} emits {@code true}, the grant survives the end of the process
 *       and, where the store promises it, of the machine (for a file: write beside, fsync, rename, fsync the folder).
 *       No request carries a new token before that, and {@link #load} shows it to every process. A save that fails may
 *       have arrived, and what {@link #load} shows then may not be durable yet: it is saved once more.
 *   <li><b>Whole.</b> {@link #load} emits a grant that was saved as a whole, never a mixture of two, also after a crash
 *       in the middle of a save.
 *   <li><b>All of it.</b> Every field is kept, the open intent too: it is how a start after a crash knows that the
 *       refresh token may be spent.
 *   <li><b>Read often.</b> While one process refreshes, each other one that needs the token calls {@link #load} up to
 *       ten times a second at first, once a second later on; the one that refreshes saves every third of the lease.
 *   <li><b>One place.</b> Two stores are equal only if they keep the same grant, and then clients that share resources
 *       have one token for both. Equality and hash code do not change with what is kept. By default a store equals
 *       itself.
 *   <li><b>One at a time.</b> One client never calls a store while an earlier call of its own is under way, unless that
 *       one exceeded {@link RefreshSettings#storeTimeout()}, or a fifth of {@link RefreshSettings#lease()}, and was
 *       cancelled.
 *   <li><b>Never block.</b> Both are subscribed to on threads that must not block (the scheduler, an event loop). A
 *       store over blocking I/O moves itself, with
 *       {@code Mono.fromCallable(..).subscribeOn(Schedulers.boundedElastic())}.
 *   <li><b>Errors.</b> Any error signal counts as a failure of the store and reaches callers as the cause of a
 *       {@code TokenStoreException}. It must not hold a secret in its message. An empty {@link #load} means that there
 *       is no grant.
 * </ul>
 *
 * Callers' cancellations do not reach the store. An account that an admin connected anew is saved with
 * {@link StoredGrant#replacing}.
 */
public interface TokenStore {
    /** Cold; reads anew with each subscription. */
    Mono<StoredGrant> load();

    /**
     * Cold. Replaces what is kept if that has the version before the grant's; a grant of version 1 is kept if there is
     * none. Where this very grant is kept already, of the same version and with the same parts, an earlier save has
     * failed after it had arrived: it is made durable anew, and that counts as saved.
     *
     * @return {@code true} when the grant is durable, {@code false} if another version is kept, which has not changed
     */
    Mono<Boolean> save(StoredGrant grant);

    /** The account whose grant this keeps, as the application calls it; null if it has no name here. */
    default @Nullable String account() {
        return null;
    }
}
