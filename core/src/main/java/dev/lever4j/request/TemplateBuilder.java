package dev.lever4j.request;

import dev.lever4j.model.FieldType;
import dev.lever4j.model.Ref;
import dev.lever4j.model.TemplateGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of templates have in common. What is null is not sent: where a template is replaced, Lever takes it
 * away.
 *
 * @param <B> the builder
 */
public abstract sealed class TemplateBuilder<B extends TemplateBuilder<B>>
        permits FeedbackTemplateBody.Builder, FormTemplateBody.Builder {
    final Fields fields = new Fields();
    final List<FieldDefinition> definitions = new ArrayList<>();

    TemplateBuilder() {}

    /** The title. */
    public final B text(String title) {
        fields.text("text", title);
        return self();
    }

    public final B instructions(@Nullable String instructions) {
        fields.setOrLeaveOut("instructions", instructions);
        return self();
    }

    /** A group's id. */
    public final B group(@Nullable String id) {
        fields.textOrLeaveOut("group", id);
        return self();
    }

    /** One more field, at the end. */
    public final B field(FieldDefinition field) {
        definitions.add(field);
        return self();
    }

    /** These fields in place of all that were there. */
    public final B fields(Collection<FieldDefinition> all) {
        definitions.clear();
        definitions.addAll(all);
        return self();
    }

    final B group(@Nullable Ref<TemplateGroup> read) {
        return group(read == null ? null : Fields.idOrNone(read.id()));
    }

    /** Types that Lever does not document at all are let through. */
    final Fields complete(String kind, Set<FieldType> documented) {
        fields.require("text");
        for (FieldDefinition field : definitions) {
            if (field.type().isKnown() && !documented.contains(field.type())) {
                throw new IllegalArgumentException("fields of a " + kind + " cannot be of the type "
                        + field.type().text());
            }
        }
        fields.list("fields", definitions);
        return fields;
    }

    abstract B self();
}
