package dev.lever4j.json;

import dev.lever4j.error.MalformedResponseException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** One JSON text, checked as a whole, and the one pass over it. Every failure leaves as a fault without content. */
final class Document {
    private static final int BOM = 0xef;

    private Document() {}

    /**
     * Runs the pass over the whole text and demands that nothing follows it.
     *
     * @throws MalformedResponseException for whatever is wrong with the text or with what the pass expects of it
     */
    static <R> R read(byte[] text, Function<JsonParser, R> pass) {
        check(text);
        return slice(text, 0, text.length, pass);
    }

    /** As {@link #read}, over a part of a text that has been checked. */
    static <R> R slice(byte[] text, int from, int length, Function<JsonParser, R> pass) {
        try (JsonParser parser = LeverJson.MAPPER.createParser(text, from, length)) {
            return whole(parser, pass);
        }
    }

    private static <R> R whole(JsonParser parser, Function<JsonParser, R> pass) {
        try {
            parser.nextToken();
            R result = pass.apply(parser);
            if (parser.nextToken() != null) {
                throw Fault.at(parser, "something follows the JSON text");
            }
            return result;
        } catch (JacksonException e) {
            throw Fault.of(e, parser);
        }
    }

    private static void check(byte[] text) {
        if (text.length == 0) {
            throw Fault.at(0, "the body is empty");
        }
        // the parser itself only counts what it reads from a stream
        if (text.length > Limits.DOCUMENT) {
            throw Fault.at(Limits.DOCUMENT, "the body is larger than " + Limits.DOCUMENT + " bytes");
        }
        if ((text[0] & 0xff) == BOM) {
            throw Fault.at(0, "the body starts with a byte order mark, which JSON must not have");
        }
        int bad = Utf8.firstBad(text);
        if (bad >= 0) {
            throw Fault.at(bad, "the body is not UTF-8");
        }
    }
}
