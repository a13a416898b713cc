package dev.lever4j.it.canaries;

import java.lang.reflect.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be seen: secrets and people as the simulator makes them, what tests plant under the name of canary, and
 * whatever was made a {@code Secret} of in this process.
 */
final class Canaries {
    /** Of the simulator: a secret, the same as Basic, an access token, a person's address, phone, page, notes, file. */
    private static final Pattern MADE = Pattern.compile("lvsim-[\\w-]{10,}"
            + "|bHZzaW0t[\\w+/=-]{10,}"
            + "|eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9\\.[\\w-]+"
            + "|(?i:person)\\.?\\d+(?i:\\.work)?(?:@|%40)(?i:example)\\.(?i:com|org)"
            + "|\\(555\\) \\d{3}-\\d{4}"
            + "|/in/person-\\d+"
            + "|Spoke with them\\.|Called them\\.|They are lovely\\.|Shipped things"
            + "|lv-file-"
            + "|(?i:canary)[-.][\\w-]+(?:@|%40)?");

    private final Map<String, List<String>> names = new HashMap<>();
    private final Secrets secrets = new Secrets();

    Canaries() {
        List<String> lasts = words("LAST");
        for (String first : words("FIRST")) {
            names.put(first, lasts.stream().map(last -> first + " " + last).toList());
        }
    }

    /** From now on this must not be seen either, nor as it is written in a URL. */
    void isSecret(String value) {
        String bare = value.startsWith("Bearer ") || value.startsWith("Basic ")
                ? value.substring(value.indexOf(' ') + 1)
                : value;
        secrets.add(bare);
        secrets.add(URLEncoder.encode(bare, StandardCharsets.UTF_8));
    }

    /** All that a text holds, whatever stands around it. */
    List<Found> in(String text) {
        List<Found> all = new ArrayList<>();
        Matcher made = MADE.matcher(text);
        // one may begin within another
        for (int from = 0; from <= text.length() && made.find(from); from = made.start() + 1) {
            all.add(new Found(made.group(), made.start(), made.end()));
        }
        names.forEach((first, whole) -> {
            for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
                int from = at;
                whole.stream()
                        .filter(name -> text.startsWith(name, from))
                        .forEach(name -> all.add(new Found(name, from, from + name.length())));
            }
        });
        secrets.in(text, all::add);
        return all;
    }

    /** Of the simulator's people, where it is on the class path. */
    private static List<String> words(String list) {
        try {
            Field field = Class.forName("dev.lever4j.simulator.world.Names").getDeclaredField(list);
            field.setAccessible(true);
            List<String> words = new ArrayList<>();
            if (field.get(null) instanceof List<?> all) {
                all.forEach(word -> words.add(String.valueOf(word)));
            }
            return words;
        } catch (ReflectiveOperationException none) {
            return List.of();
        }
    }
}
