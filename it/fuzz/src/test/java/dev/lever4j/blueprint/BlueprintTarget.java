package dev.lever4j.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import java.util.Map;
import java.util.Objects;

/**
 * An integrations.yaml. It is read, always alike and alike by itself and among others; or it is refused, with all that
 * is wrong with it and nothing of the environment.
 */
public final class BlueprintTarget {
    private static final String FILE = "f.yaml";
    private static final String CANARY = "Canary9Q";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LEVER_CLIENT_SECRET", CANARY + "-secret", "LEVER_API_KEY", CANARY + "-key", "TIMEOUT", "45", "EMPTY", "");

    private BlueprintTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.BLUEPRINT.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        if (text.contains(CANARY)) {
            return;
        }
        try {
            Integrations all = Integrations.parse(FILE, text, ENVIRONMENT);
            Check.that(!all.byName().isEmpty(), "nothing was read");
            Check.equal(Integrations.parse(FILE, text, ENVIRONMENT), all, "read otherwise");
            all.byName().forEach((name, one) -> checkAlone(text, name, one));
            Check.that(!all.toString().contains(CANARY), "a secret is shown");
        } catch (BlueprintException refused) {
            Check.that(!refused.problems().isEmpty(), "it was refused for nothing");
            Check.that(refused.getCause() == null, "a cause may quote the file");
            Check.that(!Objects.toString(refused.getMessage()).contains(CANARY), "a message quotes the environment");
            for (Problem problem : refused.problems()) {
                checkPlace(problem, text);
            }
        }
    }

    private static void checkAlone(String text, String name, Integration one) {
        Integration alone = Integrations.parseOne(FILE, text, ENVIRONMENT, name).get(name);
        Check.equal(alone, one, "by itself it is another");
    }

    /** By all the line breaks that anybody knows. */
    private static void checkPlace(Problem problem, String text) {
        long lines = 1
                + text.chars()
                        .filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)
                        .count();
        Check.that(problem.line() >= 1 && problem.line() <= lines, "a place that is not in the file");
    }
}
