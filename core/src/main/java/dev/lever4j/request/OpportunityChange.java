package dev.lever4j.request;

import java.util.Collection;

/** What is sent to change one thing about an opportunity. Texts must not be blank, lists not empty. */
public final class OpportunityChange extends RequestBody {
    private OpportunityChange(Fields fields) {
        super(fields);
    }

    /** Another stage, by its id. */
    public static OpportunityChange stage(String id) {
        Fields fields = new Fields();
        fields.text("stage", id);
        return new OpportunityChange(fields);
    }

    /** Active again. */
    public static OpportunityChange unarchived() {
        Fields fields = new Fields();
        fields.set("reason", null);
        return new OpportunityChange(fields);
    }

    /** Links to add or to remove. */
    public static OpportunityChange links(Collection<String> urls) {
        return texts("links", urls);
    }

    /** Tags to add or to remove. */
    public static OpportunityChange tags(Collection<String> tags) {
        return texts("tags", tags);
    }

    /** Sources to add or to remove. */
    public static OpportunityChange sources(Collection<String> sources) {
        return texts("sources", sources);
    }

    private static OpportunityChange texts(String name, Collection<String> texts) {
        Fields fields = new Fields();
        fields.texts(name, texts);
        return new OpportunityChange(fields);
    }
}
