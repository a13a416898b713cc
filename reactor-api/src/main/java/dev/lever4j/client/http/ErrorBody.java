package dev.lever4j.client.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What could be made of an error's body, {@code {"code": "...", "message": "..."}} at best (documented); nothing, where
 * it is no such JSON.
 *
 * @param code if it looks like one, else empty
 * @param message Lever's own; kept inside, since it may quote what was sent
 * @param excerpt the body, cut at 64 KiB
 */
record ErrorBody(String code, String message, byte[] excerpt) {
    private static final int CAP = 64 * 1024;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final JsonFactory JSON = JsonFactory.builder().build();

    static ErrorBody of(byte[] body) {
        byte[] excerpt = body.length <= CAP ? body.clone() : Arrays.copyOf(body, CAP);
        String[] codeAndMessage = {"", ""};
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), excerpt)) {
            read(parser, codeAndMessage);
        } catch (JacksonException notTheJsonThatIsDocumented) {
            // what was read before it broke may still help
        }
        String code = CODE.matcher(codeAndMessage[0]).matches() ? codeAndMessage[0] : "";
        return new ErrorBody(code, codeAndMessage[1], excerpt);
    }

    /**
     * Lever has no code of its own for an offset that it does not know any more; its message has been seen to say so.
     */
    boolean namesInvalidOffset() {
        return message.toLowerCase(Locale.ROOT).contains("invalid offset token");
    }

    private static void read(JsonParser parser, String[] codeAndMessage) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String text = text(parser);
            if (name.equals("code")) {
                codeAndMessage[0] = text == null ? "" : text;
            } else if (name.equals("message")) {
                codeAndMessage[1] = text == null ? "" : text;
            }
        }
    }

    private static @Nullable String text(JsonParser parser) {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }
}
