package dev.lever4j.export;

import dev.lever4j.json.RawJson;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds out whether only few may see a record: notes, feedback and forms can be secret. */
final class Secrecy {
    private static final JsonFactory JSON = new JsonFactory();

    private Secrecy() {}

    /** Anything that is said of it, but false and null, counts as a yes: text, numbers, lists and objects too. */
    static boolean isSecret(RawJson record) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), record.bytes())) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("secret")) {
                    return token != JsonToken.VALUE_FALSE && token != JsonToken.VALUE_NULL;
                }
                parser.skipChildren();
            }
            return false;
        }
    }
}
