package dev.lever4j.export.redact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One pass over a record that was checked before. What is kept keeps its order and its bytes; blanks between go. */
final class Pass {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final JsonParser parser;
    private final Hashes hashes;
    private final ByteArrayOutputStream out;

    private Pass(byte[] json, JsonParser parser, Hashes hashes) {
        this.json = json;
        this.parser = parser;
        this.hashes = hashes;
        this.out = new ByteArrayOutputStream(json.length);
    }

    static byte[] over(byte[] json, Rules rules, Hashes hashes) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            Pass pass = new Pass(json, parser, hashes);
            parser.nextToken();
            pass.object(rules);
            return pass.out.toByteArray();
        }
    }

    private void object(Rules rules) {
        out.write('{');
        boolean first = true;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Rules its = rules.field(name);
            parser.nextToken();
            if (its == null || !isLetThrough(its)) {
                parser.skipChildren();
                continue;
            }
            separate(first);
            first = false;
            // a name of the profile's: nothing in it needs an escape
            write(("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
            value(its);
        }
        out.write('}');
    }

    private void array(Rules rules) {
        out.write('[');
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!isLetThrough(rules)) {
                parser.skipChildren();
                continue;
            }
            separate(first);
            first = false;
            value(rules);
        }
        out.write(']');
    }

    /** An object where a value is expected is not, nor is a value where an object is. A null says nothing. */
    private boolean isLetThrough(Rules rules) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> rules.knowsObjects();
            case START_ARRAY, VALUE_NULL -> true;
            default -> rules.rule() != Rule.DROP;
        };
    }

    private void value(Rules rules) {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(rules);
            case START_ARRAY -> array(rules);
            case VALUE_NULL -> write(NULL);
            default -> scalar(rules.rule());
        }
    }

    private void scalar(Rule rule) {
        if (rule.isHash()) {
            write(("\"" + hashes.of(rule, parser.getString()) + "\"").getBytes(StandardCharsets.US_ASCII));
            return;
        }
        parser.finishToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        int end = (int) parser.currentLocation().getByteOffset();
        out.write(json, start, end - start);
    }

    private void separate(boolean first) {
        if (!first) {
            out.write(',');
        }
    }

    private void write(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
    }
}
