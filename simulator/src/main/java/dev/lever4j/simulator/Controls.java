package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Files;
import java.time.Duration;

/** What can be changed while the simulator runs; each change holds from the next request on. Thread-safe. */
public final class Controls {
    private final Account account;
    private final Faults faults;

    Controls(Account account, Faults faults) {
        this.account = account;
        this.faults = faults;
    }

    /** Every access token given out so far is answered 401 from now on; refresh tokens stay good. */
    public void expireAccessTokens() {
        account.grants().expireAccessTokens();
    }

    /**
     * As above, for one grant alone.
     *
     * @param refreshToken any of the grant's, spent or not
     * @throws IllegalArgumentException if it was never given out
     */
    public void expireAccessTokens(String refreshToken) {
        account.grants().expireAccessTokens(refreshToken);
    }

    /** As if the admin had removed the app: access tokens are answered 401, refresh tokens {@code invalid_grant}. */
    public void revokeGrants() {
        account.grants().revokeAll();
    }

    /** While true every Bearer token is answered 401, fresh ones too. */
    public void rejectAllTokens(boolean reject) {
        account.change(now -> now.rejectAllTokens(reject));
    }

    /** While true {@code /authorize} redirects with {@code access_denied}. */
    public void denyConsent(boolean deny) {
        account.change(now -> now.denyConsent(deny));
    }

    /** For all credentials; permits at hand stay, capped by the new burst. */
    public void rate(double perSecond, int burst) {
        account.change(now -> now.rate(perSecond, burst));
    }

    /** Whether a 429 carries Retry-After (whole seconds); by default not, as live ones were not seen to. */
    public void retryAfter(boolean tell) {
        account.change(now -> now.retryAfter(tell));
    }

    /** Holds back each answer of the Data API; the request itself is looked at when it arrives. */
    public void latency(Duration latency) {
        latency(latency, Duration.ZERO);
    }

    /** As above, for a time between {@code mean - spread} and {@code mean + spread} that is drawn anew each time. */
    public void latency(Duration mean, Duration spread) {
        account.change(now -> now.latency(mean, spread));
    }

    /** See {@link Simulator.Builder#errors}. */
    public void errors(double share) {
        account.change(now -> now.errors(share));
    }

    /** While true the API key is one that may not see confidential data; at first it may. */
    public void hideConfidential(boolean hide) {
        account.change(now -> now.hideConfidential(hide));
    }

    /** From now on the account changes while it is read, until {@link #calm()} or another unrest. */
    public void unrest(Unrest unrest) {
        account.change(now -> now.unrest(unrest));
    }

    /** Ends the unrest; what has changed stays, and so does the order of lists. */
    public void calm() {
        account.change(now -> now.unrest(Unrest.none()));
    }

    /** Whether a note that is made or changed moves the opportunity's {@code updatedAt}; it does at first. */
    public void notesTouch(boolean touch) {
        account.change(now -> now.touches(rules -> rules.notes(touch)));
    }

    /** Whether a change of a contact moves {@code updatedAt} of its opportunities; at first it does not. */
    public void contactsTouch(boolean touch) {
        account.change(now -> now.touches(rules -> rules.contacts(touch)));
    }

    /** Holds back each answer of the token endpoint; the refresh token is spent when the request arrives. */
    public void tokenLatency(Duration latency) {
        account.change(now -> now.tokenLatency(latency));
    }

    /** See {@link Simulator.Builder#rotationGrace}. */
    public void rotationGrace(Duration grace) {
        account.change(now -> now.rotationGrace(grace));
    }

    /** For tokens given out from now on. */
    public void tokenLifetime(Duration lifetime) {
        account.change(now -> now.tokenLifetime(lifetime));
    }

    /**
     * Adds a processed file of so many bytes to an opportunity and answers its id. The bytes follow from the id and are
     * made while they are sent, so that a file may be as large as you like.
     */
    public String addFile(String opportunity, String name, long bytes) {
        checkOpportunity(opportunity);
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative, but was " + bytes);
        }
        return new Files(account.world())
                .add(opportunity, name, bytes)
                .get("id")
                .stringValue();
    }

    /** Sets a file's status: {@code processing} and {@code error} cannot be downloaded (422). */
    public void fileStatus(String opportunity, String file, String status) {
        checkOpportunity(opportunity);
        if (new Files(account.world()).store().change(opportunity, file, node -> node.put("status", status)) == null) {
            throw new IllegalArgumentException("The opportunity has no file " + file);
        }
    }

    private void checkOpportunity(String id) {
        if (account.world().indexOf(id) < 0) {
            throw new IllegalArgumentException("There is no opportunity " + id);
        }
    }

    /** Adds a fault; of several that match a request, the oldest takes it. */
    public void inject(Fault fault) {
        faults.inject(fault);
    }

    /**
     * Holds matching requests, entered in the ledger but not yet looked at, until the gate is opened; patterns as in
     * {@link Fault}.
     */
    public Gate hold(String method, String path) {
        return faults.hold(method, path);
    }

    /**
     * Holds the answers to matching requests until the gate is opened: what was asked for is done, a refresh token is
     * spent, and nobody has been told.
     */
    public Gate holdAnswers(String method, String path) {
        return faults.holdAnswers(method, path);
    }

    /** Forgets all faults and opens all gates. */
    public void clearFaults() {
        faults.clear();
    }

    /**
     * From the next request on the simulator answers as it did at the start, and tells webhooks as it did then,
     * whatever was set here or at {@link Simulator#webhooks()}; faults are forgotten, gates opened. What has happened
     * stays: what was written, tokens that are expired or revoked, permits that are spent, deliveries, webhooks and
     * signing tokens that were made in the app, the ledger.
     */
    public void reset() {
        account.reset();
        faults.clear();
    }
}
