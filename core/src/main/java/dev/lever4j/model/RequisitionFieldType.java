package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What a field of requisitions holds. An {@code object} has subfields, a {@code dropdown} has options. */
public record RequisitionFieldType(String text) implements OpenEnum {
    public static final RequisitionFieldType NUMBER = new RequisitionFieldType("number");
    public static final RequisitionFieldType TEXT = new RequisitionFieldType("text");
    public static final RequisitionFieldType DATE = new RequisitionFieldType("date");
    public static final RequisitionFieldType OBJECT = new RequisitionFieldType("object");
    public static final RequisitionFieldType DROPDOWN = new RequisitionFieldType("dropdown");
    private static final Set<RequisitionFieldType> KNOWN = Set.of(NUMBER, TEXT, DATE, OBJECT, DROPDOWN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RequisitionFieldType of(String text) {
        return new RequisitionFieldType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
