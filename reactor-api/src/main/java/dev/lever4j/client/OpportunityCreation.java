package dev.lever4j.client;

import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.Query;

/** How an opportunity is created, beside what it is. Immutable: each method returns another one. */
public final class OpportunityCreation {
    static final OpportunityCreation USUAL = new OpportunityCreation(false, false);

    private final boolean parse;
    private final boolean asPostingOwner;

    private OpportunityCreation(boolean parse, boolean asPostingOwner) {
        this.parse = parse;
        this.asPostingOwner = asPostingOwner;
    }

    /** Lever reads the resume and fills in what the body leaves open; what the body says wins (documented). */
    public OpportunityCreation parse() {
        return new OpportunityCreation(true, asPostingOwner);
    }

    /** Shown as done by the owner of the posting, which the body must name then. */
    public OpportunityCreation asPostingOwner() {
        return new OpportunityCreation(parse, true);
    }

    Query query(OpportunityBody body) {
        if (asPostingOwner && !body.hasPosting()) {
            throw new IllegalArgumentException("perform_as_posting_owner needs a posting in the body");
        }
        Query parsed = parse ? Query.empty().and("parse", true) : Query.empty();
        return asPostingOwner ? parsed.and("perform_as_posting_owner", true) : parsed;
    }
}
