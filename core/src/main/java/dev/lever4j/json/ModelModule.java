package dev.lever4j.json;

import dev.lever4j.auth.Secret;
import dev.lever4j.model.FormField;
import dev.lever4j.model.Ref;
import dev.lever4j.model.WrittenNote;
import java.time.Instant;
import tools.jackson.databind.module.SimpleModule;

/** How the models' common building blocks look in Lever's JSON. */
final class ModelModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    ModelModule() {
        super("lever4j");
        addDeserializer(String.class, new TextReader());
        addDeserializer(Instant.class, new InstantReader());
        addSerializer(Instant.class, new InstantWriter());
        addDeserializer(Long.class, new LongReader());
        addDeserializer(Ref.class, new RefReader());
        addSerializer(new RefWriter());
        addDeserializer(FormField.class, new FormFieldReader());
        addDeserializer(WrittenNote.class, new WrittenNoteReader());
        addDeserializer(Secret.class, new SecretReader());
        addSerializer(Secret.class, new SecretWriter());
    }
}
