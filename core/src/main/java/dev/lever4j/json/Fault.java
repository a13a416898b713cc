package dev.lever4j.json;

import dev.lever4j.error.MalformedResponseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * What is wrong with a text and where, as a byte offset and a JSON pointer. Never what stands there: the parser's own
 * messages quote content, so they are neither repeated nor kept as a cause.
 */
final class Fault {
    private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z]\\w{0,39}");

    private Fault() {}

    static MalformedResponseException at(long offset, String what) {
        return exception(what + " (byte " + offset + ")");
    }

    static MalformedResponseException at(JsonParser parser, String what) {
        long offset = Math.max(0, parser.currentTokenLocation().getByteOffset());
        return exception(what + " (byte " + offset + ", at " + pointer(parser.streamReadContext()) + ")");
    }

    static MalformedResponseException of(JacksonException error, JsonParser parser) {
        return at(parser, kind(error));
    }

    /** @param id of the record in question; shown if it looks like one of Lever's */
    static MalformedResponseException of(JacksonException error, JsonParser parser, String id) {
        return at(parser, (ID.matcher(id).matches() ? "the record " + id + ": " : "") + kind(error));
    }

    private static String kind(JacksonException error) {
        if (error instanceof UnexpectedEndOfInputException) {
            return "the JSON ends too early";
        }
        if (error instanceof StreamConstraintsException) {
            return "a limit on depth, tokens, names, numbers or strings is exceeded";
        }
        if (error instanceof InputCoercionException) {
            return "a number does not fit its field";
        }
        if (error instanceof StreamReadException) {
            return "the JSON is not well-formed, or holds a key twice";
        }
        return "a field is missing, or not of the type that Lever documents";
    }

    private static MalformedResponseException exception(String what) {
        return new MalformedResponseException(
                "the answer is not what Lever documents: " + what + ". It was refused; a raw call shows it as it came",
                null);
    }

    private static String pointer(@Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return "/";
        }
        String parent = pointer(context.getParent());
        return (parent.equals("/") ? "" : parent) + step(context);
    }

    /** A name that does not look like a field's could be content. */
    private static String step(TokenStreamContext context) {
        if (context.inArray()) {
            return context.hasCurrentIndex() ? "/" + context.getCurrentIndex() : "";
        }
        String name = context.currentName();
        return name == null ? "" : FIELD.matcher(name).matches() ? "/" + name : "/?";
    }
}
