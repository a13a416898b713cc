package dev.lever4j.json;

import dev.lever4j.auth.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** The other way round of {@link SecretReader}: who encodes a record wants all of it. */
final class SecretWriter extends ValueSerializer<Secret> {
    @Override
    public void serialize(Secret secret, JsonGenerator out, SerializationContext context) {
        out.writeString(secret.reveal());
    }
}
