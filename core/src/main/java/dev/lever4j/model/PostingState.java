package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Where a posting stands; {@code internal} is shown as "unlisted" in Lever's interface. */
public record PostingState(String text) implements OpenEnum {
    public static final PostingState PUBLISHED = new PostingState("published");
    public static final PostingState INTERNAL = new PostingState("internal");
    public static final PostingState CLOSED = new PostingState("closed");
    public static final PostingState DRAFT = new PostingState("draft");
    public static final PostingState PENDING = new PostingState("pending");
    public static final PostingState REJECTED = new PostingState("rejected");
    private static final Set<PostingState> KNOWN = Set.of(PUBLISHED, INTERNAL, CLOSED, DRAFT, PENDING, REJECTED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PostingState of(String text) {
        return new PostingState(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
