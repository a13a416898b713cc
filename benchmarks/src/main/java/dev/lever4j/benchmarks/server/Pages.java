package dev.lever4j.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages of opportunities as Lever sends them: fields, their order and their oddities are those of live records (28
 * fields, 42 with those of what lies in them), about 2,755 bytes each. Drawn from a seed; nobody in them exists.
 */
public final class Pages {
    public static final int RECORDS = 100;

    private static final String[] SYLLABLES = {
        "ba", "den", "fi", "ko", "lur", "mi", "nor", "pe", "ras", "tu", "ven", "zo"
    };
    private static final String[] WORDS = {
        "backend",
        "Berlin",
        "design",
        "full-time",
        "graduate",
        "growth",
        "logistics",
        "Oslo",
        "platform",
        "remote",
        "São Paulo",
        "senior"
    };
    private static final String[] ORIGINS = {"agency", "applied", "internal", "referred", "sourced", "university"};
    private static final long EPOCH = 1_700_000_000_000L;
    private static final long YEAR = 31_536_000_000L;

    private final SplittableRandom dice;

    Pages(long seed) {
        dice = new SplittableRandom(seed);
    }

    /** Whole answers, each of which promises another one. */
    public static List<byte[]> whole(int count) {
        Pages made = new Pages(1);
        return Stream.generate(() -> new String(made.page(), StandardCharsets.UTF_8))
                .limit(count)
                .map(page -> (page + ",\"next\":\"somewhere\",\"hasNext\":true}").getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The first part of an answer: {@code data}, to be followed by {@code next} and {@code hasNext}. */
    byte[] page() {
        return ("{\"data\":" + list(RECORDS, this::opportunity)).getBytes(StandardCharsets.UTF_8);
    }

    private String opportunity() {
        String id = id();
        String name = name() + " " + name();
        long created = EPOCH + dice.nextLong(YEAR);
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"contact\":" + quotedId() + ",\"headline\":\""
                + name()
                + " & " + name() + ", " + name() + "\",\"stage\":" + quotedId()
                + ",\"confidentiality\":\"non-confidential\",\"location\":\"" + word() + ", " + word()
                + "\",\"phones\":"
                + list(
                        dice.nextInt(3),
                        () -> "{\"type\":\"mobile\",\"value\":\"+1 555 01" + dice.nextInt(10, 100) + "\"}")
                + ",\"emails\":" + list(1 + dice.nextInt(2), () -> "\"" + name() + "@example.com\"")
                + ",\"links\":"
                + list(1 + dice.nextInt(3), () -> "\"https://www.example.com/in/" + name() + "-" + name() + "\"")
                + ",\"archived\":" + sometimes("{\"reason\":" + quotedId() + ",\"archivedAt\":" + later(created) + "}")
                + ",\"tags\":" + list(4 + dice.nextInt(5), () -> "\"" + word() + " " + word() + "\"")
                + ",\"sources\":" + list(1 + dice.nextInt(2), () -> "\"" + word() + "\"")
                + ",\"stageChanges\":" + list(7 + dice.nextInt(5), () -> stageChange(created))
                + ",\"origin\":\"" + pick(ORIGINS) + "\",\"sourcedBy\":" + sometimes(quotedId()) + ",\"owner\":"
                + quotedId()
                + ",\"followers\":" + list(2 + dice.nextInt(5), this::quotedId)
                + ",\"applications\":" + list(1, this::quotedId) + ",\"createdAt\":" + created + ",\"updatedAt\":"
                + later(created)
                + ",\"lastInteractionAt\":" + later(created) + ",\"lastAdvancedAt\":" + later(created)
                + ",\"snoozedUntil\":"
                + sometimes(Long.toString(later(created)))
                + ",\"urls\":{\"list\":\"https://hire.lever.co/candidates\",\"show\":\"https://hire.lever.co/candidates/"
                + id
                + "\"},\"isAnonymized\":false,\"opportunityLocation\":\"" + word()
                + "\",\"dataProtection\":{\"store\":{\"allowed\":true,\"expiresAt\":" + later(created)
                + "},\"contact\":{\"allowed\":false,\"expiresAt\":null}}}";
    }

    private String stageChange(long created) {
        return "{\"toStageId\":" + quotedId() + ",\"toStageIndex\":" + dice.nextInt(9) + ",\"updatedAt\":"
                + later(created) + ",\"userId\":" + quotedId() + "}";
    }

    private String sometimes(String value) {
        return dice.nextInt(3) == 0 ? value : "null";
    }

    private long later(long than) {
        return than + dice.nextLong(YEAR);
    }

    private String name() {
        String drawn = Stream.generate(() -> pick(SYLLABLES)).limit(3).collect(Collectors.joining());
        return Character.toUpperCase(drawn.charAt(0)) + drawn.substring(1);
    }

    private String word() {
        return pick(WORDS);
    }

    private String quotedId() {
        return "\"" + id() + "\"";
    }

    private String id() {
        return new UUID(dice.nextLong(), dice.nextLong()).toString();
    }

    private String pick(String[] from) {
        return from[dice.nextInt(from.length)];
    }

    private static String list(int size, Supplier<String> element) {
        return Stream.generate(element).limit(size).collect(Collectors.joining(",", "[", "]"));
    }
}
