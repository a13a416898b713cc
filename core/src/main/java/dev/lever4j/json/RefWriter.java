package dev.lever4j.json;

import dev.lever4j.model.Ref;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** The other way round of {@link RefReader}. */
final class RefWriter extends ValueSerializer<Ref<?>> {
    @Override
    public Class<?> handledType() {
        return Ref.class;
    }

    @Override
    public void serialize(Ref<?> ref, JsonGenerator out, SerializationContext context) {
        if (ref instanceof Ref.Expanded<?> expanded) {
            context.writeValue(out, expanded.value());
        } else {
            out.writeString(ref.id());
        }
    }
}
