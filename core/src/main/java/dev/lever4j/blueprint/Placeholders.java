package dev.lever4j.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${NAME}} in a text. {@code $${} stands for a literal <code>${</code>; any other dollar stands for itself. What
 * is put in place of a name is not looked into again.
 */
final class Placeholders {
    /** Names that are known only when a request is made, never variables of the environment. */
    private static final Set<String> OF_REQUESTS = Set.of(
            "access_token",
            "oauth_client_id",
            "oauth_client_secret",
            "app_api_key",
            "api_key",
            "username",
            "password",
            "basic_auth_encoded",
            "oauth_token",
            "oauth_token_secret");

    private static final Pattern OPENING = Pattern.compile("\\$?\\$\\{");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern RAW = Pattern.compile("raw\\.[A-Za-z0-9_]{1,100}");

    private Placeholders() {}

    sealed interface Part {
        record Literal(String text) implements Part {
            @Override
            public String toString() {
                return "Literal";
            }
        }

        /** A variable of the environment. */
        record Variable(String name) implements Part {}

        /** Known when a request is made. */
        record OfRequest(String name) implements Part {}

        /** A <code>${</code> after which no name follows. */
        record Malformed() implements Part {}
    }

    static List<Part> parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Matcher opening = OPENING.matcher(text);
        int at = 0;
        while (opening.find(at)) {
            literal.append(text, at, opening.start());
            at = opening.end();
            if (opening.group().length() == 3) {
                literal.append("${");
                continue;
            }
            int end = text.indexOf('}', at);
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
            parts.add(end < 0 ? new Part.Malformed() : named(text.substring(at, end)));
            at = end < 0 ? text.length() : end + 1;
        }
        parts.add(new Part.Literal(literal.append(text.substring(at)).toString()));
        return parts;
    }

    static boolean areIn(String text) {
        return parse(text).size() > 1;
    }

    private static Part named(String name) {
        if (OF_REQUESTS.contains(name) || RAW.matcher(name).matches()) {
            return new Part.OfRequest(name);
        }
        return VARIABLE.matcher(name).matches() ? new Part.Variable(name) : new Part.Malformed();
    }
}
