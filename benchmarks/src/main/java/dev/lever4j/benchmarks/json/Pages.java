package dev.lever4j.benchmarks.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of opportunities as long as Lever's are, in the order of fields that was seen live. No two are the same. */
final class Pages {
    static final int RECORDS = 100;

    private final Random random = new Random(1);
    private final List<String> users = several(20, 20, this::uuid);
    private final List<String> stages = several(12, 12, this::uuid);

    static List<byte[]> of(int count) {
        Pages pages = new Pages();
        return Stream.generate(pages::page).limit(count).toList();
    }

    private byte[] page() {
        String records = several(RECORDS, RECORDS, this::opportunity).stream().collect(Collectors.joining(","));
        return ("{\"data\":[" + records + "],\"hasNext\":true,\"next\":" + text("%5B" + time() + "%2C%22" + uuid())
                        + "}")
                .getBytes(UTF_8);
    }

    private String opportunity() {
        String id = uuid();
        return "{\"id\":" + text(id)
                + ",\"name\":" + text(words(2))
                + ",\"contact\":" + text(uuid())
                + ",\"headline\":" + text(words(12))
                + ",\"stage\":" + text(one(stages))
                + ",\"confidentiality\":\"non-confidential\",\"location\":" + text(words(2) + " – Zürich")
                + ",\"phones\":" + list(1, 2, () -> "{\"type\":\"mobile\",\"value\":\"+41 44 123 " + number() + "\"}")
                + ",\"emails\":" + list(1, 2, () -> text(words(1) + "." + number() + "@example.com"))
                + ",\"links\":" + list(1, 3, () -> text("https://www.linkedin.com/in/" + words(1) + "-" + number()))
                + ",\"archived\":{\"reason\":" + text(uuid()) + ",\"archivedAt\":" + time() + "}"
                + ",\"tags\":" + list(3, 6, () -> text(words(2)))
                + ",\"sources\":" + list(1, 2, () -> text(words(1)))
                + ",\"stageChanges\":" + list(6, 9, this::stageChange)
                + ",\"origin\":\"sourced\",\"sourcedBy\":" + text(one(users))
                + ",\"owner\":" + text(one(users))
                + ",\"followers\":" + list(2, 4, () -> text(one(users)))
                + ",\"applications\":" + list(1, 1, () -> text(uuid()))
                + ",\"createdAt\":" + time() + ",\"updatedAt\":" + time()
                + ",\"lastInteractionAt\":" + time() + ",\"lastAdvancedAt\":" + time() + ",\"snoozedUntil\":null"
                + ",\"urls\":{\"list\":\"https://hire.lever.co/candidates\",\"show\":"
                + text("https://hire.lever.co/candidates/" + id) + "}"
                + ",\"isAnonymized\":false,\"dataProtection\":{\"store\":{\"allowed\":true,\"expiresAt\":" + time()
                + "},\"contact\":{\"allowed\":false,\"expiresAt\":null}},\"opportunityLocation\":" + text(words(1))
                + "}";
    }

    private String stageChange() {
        return "{\"toStageId\":" + text(one(stages)) + ",\"toStageIndex\":" + random.nextInt(12) + ",\"updatedAt\":"
                + time() + ",\"userId\":" + text(one(users)) + "}";
    }

    private String words(int count) {
        return several(count, count, this::word).stream().collect(Collectors.joining(" "));
    }

    private String word() {
        return random.ints(4 + random.nextInt(8), 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private long time() {
        return 1_600_000_000_000L + (random.nextLong() >>> 27);
    }

    private int number() {
        return 1000 + random.nextInt(9000);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String text(String plain) {
        return "\"" + plain + "\"";
    }

    private String list(int least, int most, Supplier<String> element) {
        return "[" + String.join(",", several(least, most, element)) + "]";
    }

    private List<String> several(int least, int most, Supplier<String> element) {
        List<String> all = new ArrayList<>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            all.add(element.get());
        }
        return all;
    }
}
