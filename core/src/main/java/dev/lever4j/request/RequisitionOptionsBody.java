package dev.lever4j.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Some options of a requisition's dropdown field: to be added, renamed or deleted. At most 4,000 at once (documented).
 */
public final class RequisitionOptionsBody extends RequestBody {
    private static final int MOST = 4000;

    private RequisitionOptionsBody(Fields fields) {
        super(fields);
    }

    /** @throws IllegalArgumentException if there is none, a blank one, or more than 4,000 */
    public static RequisitionOptionsBody adding(Collection<String> texts) {
        return values(texts.stream().map(text -> option(new Fields(), text)).toList());
    }

    /**
     * @param textsById the new text of each option
     * @throws IllegalArgumentException if there is none, a blank one, or more than 4,000
     */
    public static RequisitionOptionsBody renaming(Map<String, String> textsById) {
        List<Object> options = new ArrayList<>();
        textsById.forEach((id, text) -> {
            Fields option = new Fields();
            option.text("id", id);
            options.add(option(option, text));
        });
        return values(options);
    }

    /** @throws IllegalArgumentException if there is none, a blank one, or more than 4,000 */
    public static RequisitionOptionsBody deleting(Collection<String> ids) {
        new Fields().texts("values", ids);
        return values(ids);
    }

    private static Object option(Fields option, String text) {
        option.text("text", text);
        return option.all();
    }

    private static RequisitionOptionsBody values(Collection<?> values) {
        if (values.isEmpty() || values.size() > MOST) {
            throw new IllegalArgumentException("values must be 1 to " + MOST + " options, not " + values.size());
        }
        Fields fields = new Fields();
        fields.list("values", values);
        return new RequisitionOptionsBody(fields);
    }
}
