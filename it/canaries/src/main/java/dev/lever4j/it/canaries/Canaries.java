package dev.lever4j.it.canaries;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be seen: secrets and people as the simulator makes them, what tests plant under the name of canary, and
 * whatever was made a {@code Secret} of in this process.
 */
final class Canaries {
    /** Shorter ones are words of tests, such as "key". */
    private static final int SHORTEST_SECRET = 16;

    private static final int MOST_SECRETS = 500_000;

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

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~+/=%-]{" + SHORTEST_SECRET + ",}");

    private final List<String> names = new ArrayList<>();
    private final Set<String> firsts = ConcurrentHashMap.newKeySet();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Canaries() {
        List<String> lasts = words("LAST");
        for (String first : words("FIRST")) {
            firsts.add(first);
            lasts.forEach(last -> names.add(first + " " + last));
        }
    }

    /** From now on this must not be seen either. */
    void isSecret(String value) {
        String bare = value.startsWith("Bearer ") || value.startsWith("Basic ")
                ? value.substring(value.indexOf(' ') + 1)
                : value;
        if (bare.length() >= SHORTEST_SECRET && secrets.size() < MOST_SECRETS) {
            secrets.add(bare);
        }
    }

    /** The first one that a text holds. */
    Optional<String> in(String text) {
        Matcher made = MADE.matcher(text);
        if (made.find()) {
            return Optional.of(made.group());
        }
        Optional<String> name = name(text);
        return name.isPresent() ? name : secret(text);
    }

    private Optional<String> name(String text) {
        return firsts.stream().anyMatch(text::contains)
                ? names.stream().filter(text::contains).findFirst()
                : Optional.empty();
    }

    private Optional<String> secret(String text) {
        if (secrets.isEmpty()) {
            return Optional.empty();
        }
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (secrets.contains(words.group())) {
                return Optional.of("a secret of " + words.group().length() + " characters, " + words.group());
            }
        }
        return Optional.empty();
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
