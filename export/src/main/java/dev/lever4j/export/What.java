package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.request.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is exported: a list, the filter on it, and what lies under its records, in the order of {@link ExportResource}.
 *
 * @param server which Lever: the URL of its API, or a name in its place
 * @param finishing whether slices of which a page was handed out are never cut anew; how it is read, not what
 */
record What(
        String server,
        ExportResource root,
        Query conditions,
        List<ExportResource> children,
        Privacy privacy,
        boolean finishing) {
    private static final int PAGE = 100;
    private static final int DIGEST = 16;

    /** Children that come with the list. */
    List<ExportResource> expanded() {
        return children.stream().filter(ExportResource::isExpanded).toList();
    }

    /** Children that must be asked for. */
    List<ExportResource> asked() {
        return children.stream().filter(child -> !child.isExpanded()).toList();
    }

    ListQuery query(LeverClient client) {
        return new ListQuery(client, root, conditions, expanded());
    }

    /** Of a new export. */
    Checkpoint.Origin origin(Instant now) {
        return new Checkpoint.Origin(root, server, digest(), now, true, whole(now), privacy.mark());
    }

    /**
     * The checkpoint's export is this one.
     *
     * @throws IllegalArgumentException if it is not; says what differs, and nothing of filters
     */
    void check(Checkpoint checkpoint) {
        Checkpoint.Origin origin = checkpoint.origin();
        if (!origin.server().equals(server)) {
            throw another("of another server, " + origin.server() + ", and this one is of " + server);
        }
        if (origin.root() != root) {
            throw another("of " + origin.root().text() + ", and this one is of " + root.text());
        }
        // what was begun before pages could be of another size has the size in it
        if (!origin.export().equals(digest()) && !origin.export().equals(digest(conditions))) {
            throw another("of " + root.text() + " with other filters or other children,"
                    + " another redaction (profile or key), or another word on what is secret");
        }
    }

    /** For whoever has found out. */
    <T> Mono<T> otherAccount() {
        return Mono.error(() -> another("of another account? Lever knows none of some opportunities in it"));
    }

    private static IllegalArgumentException another(String how) {
        return new IllegalArgumentException(
                "what was begun is an export " + how + ": go on with the same, or begin anew elsewhere");
    }

    What root(ExportResource other) {
        return new What(server, other, Query.empty(), List.of(), privacy, finishing);
    }

    What conditions(Query others) {
        return new What(server, root, others, children, privacy, finishing);
    }

    What children(List<ExportResource> others) {
        return new What(server, root, conditions, others, privacy, finishing);
    }

    What server(String name) {
        return new What(name, root, conditions, children, privacy, finishing);
    }

    What privacy(Privacy other) {
        return new What(server, root, conditions, children, other, finishing);
    }

    What finishing(boolean other) {
        return new What(server, root, conditions, children, privacy, other);
    }

    /** Newest first, in slices that follow the density. */
    SlicePlanner planner(Checkpoint from) {
        TimeLine line = root.timeLine();
        SlicePlanner planner = new SlicePlanner(
                from.gaps(), from.startedAt().toEpochMilli(), pageSize(), line == null ? null : line.longest());
        if (finishing) {
            planner.finishing();
        }
        from.open().keySet().forEach(planner::resumed);
        return planner;
    }

    /** As few chains of pages as Lever lets the list be read in; oldest first where there is more than one. */
    List<Slice> chains(Instant now) {
        TimeLine line = root.timeLine();
        if (line == null || line.longest() == null || line.floor() == null) {
            return List.of(Slice.ALL);
        }
        Slice whole = whole(now);
        Instant last = whole.to() == null ? now : whole.to();
        List<Slice> chains = new ArrayList<>();
        for (Instant from = whole.from(); from != null && !from.isAfter(last); from = from.plus(line.longest())) {
            Instant end = from.plus(line.longest()).minusMillis(1);
            chains.add(new Slice(from, end.isBefore(last) ? end : last));
        }
        return chains;
    }

    int pageSize() {
        List<String> limit = conditions.values("limit");
        return limit.isEmpty() ? PAGE : Integer.parseInt(limit.get(limit.size() - 1));
    }

    private Slice whole(Instant now) {
        TimeLine line = root.timeLine();
        if (line == null) {
            return Slice.ALL;
        }
        boolean closed = line.floor() != null;
        Instant from = said(line.name() + "_start");
        Instant to = said(line.name() + "_end");
        return new Slice(from == null ? line.floor() : from, to == null && closed ? now : to);
    }

    private @Nullable Instant said(String parameter) {
        List<String> values = conditions.values(parameter);
        return values.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(values.get(0)));
    }

    /** Stands for filter, children and what leaves of them, and shows nothing of them: filters may name people. */
    private String digest() {
        return digest(withoutLimit());
    }

    /** Pages may be of another size each time: cursors lie between records. */
    private Query withoutLimit() {
        Query rest = Query.empty();
        for (String name : conditions.names()) {
            rest = name.equals("limit") ? rest : rest.andEach(name, conditions.values(name));
        }
        return conditions.values("limit").isEmpty() ? conditions : rest;
    }

    private String digest(Query conditions) {
        String all = conditions.encoded()
                + children.stream().map(ExportResource::text).toList()
                + privacy.digest(children);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
