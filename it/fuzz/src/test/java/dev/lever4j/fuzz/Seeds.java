package dev.lever4j.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a fuzzer begins with: recorded answers as pages, files of the resources, and a few lines for what is a line. */
final class Seeds {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path FIXTURES = Path.of("../../core/src/test/resources/fixtures");
    private static final int LONGEST = 6000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private Seeds() {}

    static List<byte[]> of(Target target) {
        List<byte[]> seeds = new ArrayList<>();
        switch (target) {
            case PAGE -> pages("a", seeds);
            case PARTS -> pages("a!@#~", seeds);
            case ANSWER -> SeedTexts.ANSWERS.forEach(text -> seeds.add(text.getBytes(ISO_8859_1)));
            case RETRY_AFTER -> SeedTexts.RETRY_AFTERS.forEach(text -> seeds.add(text.getBytes(ISO_8859_1)));
            case WEBHOOK -> SeedTexts.WEBHOOKS.forEach(text -> seeds.add(text.getBytes(UTF_8)));
            case FILE_NAME -> SeedTexts.NAMES.forEach(text -> seeds.add(text.getBytes(UTF_8)));
            case DOWNLOAD_NAME -> SeedTexts.NAMES.forEach(text -> seeds.add(("o1\nF-1\n" + text).getBytes(UTF_8)));
            case BLUEPRINT, MANIFEST, LOG, CHECKPOINT -> {}
        }
        seeds.addAll(files(RESOURCES.resolve("seeds").resolve(target.text())));
        return seeds;
    }

    /** Every input that ever failed. */
    static List<byte[]> findings(Target target) {
        return files(RESOURCES.resolve("findings").resolve(target.text()));
    }

    static Path dictionary(Target target) {
        return RESOURCES
                .resolve("dictionaries")
                .resolve(target.dictionary() + ".dict")
                .toAbsolutePath();
    }

    private static List<byte[]> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Seeds::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each sample as a page, for the reader of its own model where there is one, and for the raw one. */
    private static void pages(String head, List<byte[]> seeds) {
        SeedTexts.PAGES.forEach(page -> seeds.add((head + page).getBytes(UTF_8)));
        try (Stream<Path> fixtures = Files.list(FIXTURES)) {
            fixtures.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> {
                String page = page(bytes(file));
                if (page.length() < LONGEST) {
                    char reader = reader(String.valueOf(file.getFileName()));
                    seeds.add((reader + head.substring(1) + page).getBytes(UTF_8));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char reader(String fixture) {
        return fixture.startsWith("opportunities")
                ? 'a'
                : fixture.startsWith("postings")
                        ? 'b'
                        : fixture.startsWith("interviews") ? 'c' : fixture.startsWith("applications") ? 'd' : 'e';
    }

    private static String page(byte[] fixture) {
        JsonNode data = JSON.readTree(fixture).path("data");
        JsonNode record = data.isArray() ? data.path(0) : data;
        String records = record.isObject() ? record.toString() : "";
        return "{\"data\":[" + records + "],\"next\":\"%5B1%5D\",\"hasNext\":true}";
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes seeds and findings of each target below a folder, for the script; prints targets and their classes. */
    public static void main(String[] args) throws IOException {
        for (Target target : Target.values()) {
            Path folder = Path.of(args[0], target.text());
            Files.createDirectories(folder);
            List<byte[]> all = new ArrayList<>(of(target));
            all.addAll(findings(target));
            for (int i = 0; i < all.size(); i++) {
                Files.write(folder.resolve(String.format(Locale.ROOT, "%03d", i)), all.get(i));
            }
            System.out.println(target.text() + " " + target.type() + " " + dictionary(target));
        }
    }
}
