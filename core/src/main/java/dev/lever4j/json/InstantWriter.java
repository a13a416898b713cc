package dev.lever4j.json;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** The other way round of {@link InstantReader}. */
final class InstantWriter extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator out, SerializationContext context) {
        out.writeNumber(time.toEpochMilli());
    }
}
