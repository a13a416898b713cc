package dev.lever4j.client;

import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an opportunity is created, beside what it is. Immutable: each method returns another one. */
public final class OpportunityCreation {
    static final OpportunityCreation USUAL = new OpportunityCreation(false, false, null, List.of());

    private final boolean parse;
    private final boolean asPostingOwner;
    private final @Nullable UploadSource resume;
    private final List<UploadSource> files;

    private OpportunityCreation(
            boolean parse, boolean asPostingOwner, @Nullable UploadSource resume, List<UploadSource> files) {
        this.parse = parse;
        this.asPostingOwner = asPostingOwner;
        this.resume = resume;
        this.files = files;
    }

    /** Lever reads the resume file and fills in what the body leaves open; what the body says wins (documented). */
    public OpportunityCreation parse() {
        return new OpportunityCreation(true, asPostingOwner, resume, files);
    }

    /** Shown as done by the owner of the posting, which the body must name then. */
    public OpportunityCreation asPostingOwner() {
        return new OpportunityCreation(parse, true, resume, files);
    }

    /**
     * With its resume; Lever takes one, so the last one given counts. With a file of any kind everything is sent as one
     * form, and is sent again only as {@link UploadSource} says.
     */
    public OpportunityCreation resumeFile(UploadSource source) {
        return new OpportunityCreation(parse, asPostingOwner, source, files);
    }

    /** With one more file, of at most 30 MB as each of them. */
    public OpportunityCreation file(UploadSource source) {
        List<UploadSource> more = new ArrayList<>(files);
        more.add(source);
        return new OpportunityCreation(parse, asPostingOwner, resume, List.copyOf(more));
    }

    Query query(OpportunityBody body) {
        if (asPostingOwner && !body.hasPosting()) {
            throw new IllegalArgumentException("perform_as_posting_owner needs a posting in the body");
        }
        Query parsed = parse ? Query.empty().and("parse", true) : Query.empty();
        return asPostingOwner ? parsed.and("perform_as_posting_owner", true) : parsed;
    }

    /** The body and the files; null where there is no file, and the body is sent as JSON. */
    @Nullable
    Multipart form(OpportunityBody body) {
        if (resume == null && files.isEmpty()) {
            return null;
        }
        Multipart form = Multipart.form().texts(body.toForm());
        if (resume != null) {
            form = form.file("resumeFile", resume);
        }
        for (UploadSource file : files) {
            form = form.file("files[]", file);
        }
        return form;
    }
}
