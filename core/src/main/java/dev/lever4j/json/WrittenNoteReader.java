package dev.lever4j.json;

import dev.lever4j.model.Note;
import dev.lever4j.model.WrittenNote;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** {@code noteId} alone, the whole note alone, or the two together. */
final class WrittenNoteReader extends ValueDeserializer<WrittenNote> {
    @Override
    public WrittenNote deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return (WrittenNote) context.handleUnexpectedToken(WrittenNote.class, parser);
        }
        Map<String, @Nullable Object> json = LeverJson.anyObject(parser);
        String noteId = LeverJson.MAPPER.convertValue(json.remove("noteId"), String.class);
        if (noteId == null && json.get("id") == null) {
            return context.reportInputMismatch(this, "neither noteId nor id");
        }
        return json.get("id") == null
                ? new WrittenNote(noteId, null, json)
                : new WrittenNote(noteId, LeverJson.MAPPER.convertValue(json, Note.class), Map.of());
    }
}
