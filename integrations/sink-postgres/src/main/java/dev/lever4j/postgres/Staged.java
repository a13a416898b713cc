package dev.lever4j.postgres;

import dev.lever4j.export.Batch;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Row;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.table.Column;
import dev.lever4j.export.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a commit is to be written, ready for COPY: of what came more than once in it, what is to be kept.
 *
 * @param frames none of a resource of which there is nothing
 * @param anew whether a list without ids begins with it: what is kept of that list goes
 */
record Staged(Map<ExportResource, List<byte[]>> frames, boolean anew, List<Skipped> skipped) {
    /** @param root the list of which the batches are */
    static Staged of(SchemaName schema, ExportResource root, List<Batch> batches) {
        Sorting sorting = new Sorting(schema, root);
        batches.forEach(sorting::take);
        List<Skipped> skipped =
                batches.stream().flatMap(batch -> batch.skipped().stream()).toList();
        return new Staged(sorting.frames(), sorting.anew, skipped);
    }

    boolean isEmpty() {
        return frames.isEmpty() && !anew;
    }

    /** A record with what came with it. */
    private record Family(long age, Line line, Map<Key, Line> with) {}

    private record Line(ExportResource resource, List<@Nullable Object> values, byte[] json) {}

    private record Key(ExportResource resource, @Nullable String parent, String id) {}

    private static final class Sorting {
        private final SchemaName schema;
        private final ExportResource root;
        private final boolean hasIds;
        private final Map<String, Family> families = new LinkedHashMap<>();
        private final Map<Key, Line> children = new LinkedHashMap<>();
        private final List<Line> others = new ArrayList<>();
        private boolean anew;

        Sorting(SchemaName schema, ExportResource root) {
            this.schema = schema;
            this.root = root;
            this.hasIds = new ResourceTable(schema, root).hasId();
        }

        void take(Batch batch) {
            if (!hasIds && batch.in() == null) {
                others.clear();
                anew = true;
            }
            Map<Key, Line> with = new LinkedHashMap<>();
            for (Row row : batch.rows()) {
                Line line = line(row);
                if (row.resource() == root && !hasIds) {
                    others.add(line);
                } else if (row.resource() == root) {
                    with = offer(line);
                } else {
                    Map<Key, Line> into = row.resource().isExpanded() ? with : children;
                    into.put(new Key(row.resource(), row.parent(), id(line)), line);
                }
            }
        }

        /** Where what comes with it goes. */
        private Map<Key, Line> offer(Line line) {
            String id = id(line);
            Family fresh = new Family(age(line), line, new LinkedHashMap<>());
            Family other = families.get(id);
            if (other == null || other.age <= fresh.age) {
                families.put(id, fresh);
            }
            return fresh.with;
        }

        private static Line line(Row row) {
            byte[] json = row.json().bytes();
            List<@Nullable Object> values = Table.of(row.resource()).row(json);
            String parent = row.parent();
            if (parent != null) {
                // the record itself need not say it
                values.set(
                        at(
                                row.resource(),
                                ResourceTable.parentOf(row.resource()).orElseThrow()),
                        parent);
            }
            return new Line(row.resource(), values, json);
        }

        private String id(Line line) {
            int at = at(line.resource, ResourceTable.ID);
            if (at < 0 || !(line.values.get(at) instanceof String id)) {
                throw Trouble.noId(schema, line.resource.text());
            }
            return id;
        }

        private static long age(Line line) {
            int at = at(line.resource, "updated_at");
            return at >= 0 && line.values.get(at) instanceof Instant time ? time.toEpochMilli() : Long.MIN_VALUE;
        }

        private static int at(ExportResource resource, String column) {
            return Table.of(resource).columns().stream()
                    .map(Column::name)
                    .toList()
                    .indexOf(column);
        }

        Map<ExportResource, List<byte[]>> frames() {
            Map<ExportResource, CopyText> texts = new EnumMap<>(ExportResource.class);
            for (Family family : families.values()) {
                write(family.line, texts);
                family.with.values().forEach(line -> write(line, texts));
            }
            children.values().forEach(line -> write(line, texts));
            others.forEach(line -> write(line, texts));
            Map<ExportResource, List<byte[]>> frames = new EnumMap<>(ExportResource.class);
            texts.forEach((resource, text) -> frames.put(resource, text.frames()));
            return frames;
        }

        private static void write(Line line, Map<ExportResource, CopyText> texts) {
            texts.computeIfAbsent(line.resource, resource -> new CopyText()).row(line.values, line.json);
        }
    }
}
