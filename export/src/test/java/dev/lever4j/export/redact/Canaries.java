package dev.lever4j.export.redact;

import dev.lever4j.json.LeverJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is personal in exports that are not redacted, told by the names of fields and not by any profile: texts that
 * occur nowhere in what an account publishes or sets up.
 */
final class Canaries {
    private static final int SHORTEST = 6;
    private static final Set<String> PUBLIC = Set.of(
            "postings",
            "deleted_postings",
            "stages",
            "archive_reasons",
            "feedback_templates",
            "form_templates",
            "requisition_fields",
            "diversity_surveys",
            "webhooks");
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "headline",
            "email",
            "emails",
            "value",
            "links",
            "location",
            "company",
            "comments",
            "comment",
            "note",
            "subject",
            "username",
            "photo",
            "jobTitle",
            "label",
            "tags",
            "sources",
            "fileName",
            "downloadUrl",
            "gcalEventUrl",
            "internalNotes",
            "ipAddress",
            "userAgent",
            "referer",
            "acceptLanguage",
            "gender",
            "race",
            "veteran",
            "disability",
            "disabilitySignatureDate",
            "meta",
            "parsedData",
            "customQuestions",
            "urls");

    private Canaries() {}

    /** Of folders, one for each list. */
    static Set<String> of(Path exports) {
        String all = text(exports, Canaries::isSegment);
        String published = text(exports, path -> PUBLIC.contains(resource(path))) + roles(all);
        Set<String> personal = new TreeSet<>();
        text(exports, path -> isSegment(path) && !PUBLIC.contains(resource(path)))
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> collect(LeverJson.map(line.getBytes(StandardCharsets.UTF_8)), false, personal));
        return personal.stream()
                // an offer names its application
                .filter(text -> !text.matches("[0-9a-f]{8}-[-0-9a-f]{27}"))
                .map(Canaries::plainest)
                .filter(text -> text.length() >= SHORTEST && !published.contains(text))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of them that occur in any file under a folder. */
    static List<String> in(Path folder, Set<String> canaries) {
        String all = text(folder, path -> true);
        return canaries.stream().filter(all::contains).toList();
    }

    /** Of users: what they may do, not who they are. */
    private static String roles(String all) {
        return Pattern.compile("\"accessRole\":\"[^\"]+\"")
                .matcher(all)
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static void collect(Object value, boolean personal, Set<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> {
                boolean its = personal || PERSONAL.contains(String.valueOf(name));
                if (each != null) {
                    collect(each, its, into);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, personal, into));
        } else if (value instanceof String text && personal) {
            into.add(text);
        }
    }

    /** The longest part that looks the same in JSON. */
    private static String plainest(String text) {
        return Arrays.stream(text.split("[\"\\\\\\p{Cntrl}]+"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static String text(Path folder, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).filter(which).toList()) {
                all.append(said(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of columns, with which a table begins, are not the account's. */
    private static String said(Path file) throws IOException {
        String all = Files.readString(file);
        return file.toString().endsWith(".csv") ? all.substring(all.indexOf('\n') + 1) : all;
    }

    private static boolean isSegment(Path file) {
        return file.toString().endsWith(".ndjson");
    }

    private static String resource(Path file) {
        Path folder = file.getParent();
        return folder != null && isSegment(file) ? String.valueOf(folder.getFileName()) : "";
    }
}
