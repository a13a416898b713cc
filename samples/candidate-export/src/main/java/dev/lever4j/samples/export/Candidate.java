package dev.lever4j.samples.export;

import dev.lever4j.export.Row;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.Application;
import dev.lever4j.model.OpenEnum;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Ref;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transformation: of an opportunity what the warehouse wants, its applications in it, as one line of JSON. */
record Candidate(String json) {
    // begin transform
    static Candidate of(Row row) {
        Opportunity from = LeverJson.decode(row.json().bytes(), Opportunity.class);
        Map<String, @Nullable Object> to = new LinkedHashMap<>();
        to.put("id", from.id());
        to.put("name", text(from.name()));
        to.put("stage", text(from.stage() == null ? null : from.stage().id()));
        to.put("origin", text(from.origin()));
        to.put("createdAt", text(from.createdAt()));
        to.put("updatedAt", text(from.updatedAt()));
        to.put("archived", from.archived() != null);
        to.put("applications", applications(from));
        return new Candidate(new String(LeverJson.encode(to), StandardCharsets.UTF_8));
    }
    // end transform

    private static List<Map<String, @Nullable Object>> applications(Opportunity from) {
        return from.applications().stream()
                .flatMap(application -> application.expanded().stream())
                .map(Candidate::application)
                .toList();
    }

    private static Map<String, @Nullable Object> application(Application from) {
        Ref<?> posting = from.posting();
        Map<String, @Nullable Object> to = new LinkedHashMap<>();
        to.put("id", from.id());
        to.put("posting", text(posting == null ? null : posting.id()));
        to.put("type", text(from.type()));
        to.put("createdAt", text(from.createdAt()));
        return to;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable String text(@Nullable OpenEnum word) {
        return word == null ? null : text(word.text());
    }

    /** PostgreSQL has no place for a NUL, and UTF-8 none for half a surrogate pair. */
    private static @Nullable String text(@Nullable String any) {
        return any == null
                ? null
                : new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }
}
