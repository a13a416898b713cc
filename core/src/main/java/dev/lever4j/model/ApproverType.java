package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** How it is known who approves. */
public record ApproverType(String text) implements OpenEnum {
    public static final ApproverType CUSTOM = new ApproverType("custom");
    public static final ApproverType STATIC = new ApproverType("static");
    public static final ApproverType DYNAMIC = new ApproverType("dynamic");
    private static final Set<ApproverType> KNOWN = Set.of(CUSTOM, STATIC, DYNAMIC);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ApproverType of(String text) {
        return new ApproverType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
