package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Files of opportunities: generated ones, and what callers uploaded. */
public final class Files {
    /** What Lever says it supports; others are kept, but not processed. */
    private static final Set<String> SUPPORTED = Set.of(".docx", ".doc", ".js", ".jpg", ".png", ".pdf", ".txt");

    private static final List<String> NAMES = List.of(
            "Cover letter.pdf",
            "Portfolio \u2013 \u00e9t\u00e9 2025.pdf",
            "photo.png",
            "notes.txt",
            "Zeugnis (1).docx");
    private static final int MOST = 3;

    private final World world;
    private final Store files;

    public Files(World world) {
        this.world = world;
        this.files = world.children("files", Files::of);
    }

    public Store store() {
        return files;
    }

    /** Keeps an uploaded file; it is processed at once. */
    public ObjectNode add(String opportunity, String name, byte[] bytes) {
        ObjectNode file = add(opportunity, name, bytes.length);
        world.keep(Json.text(file, "id"), bytes);
        return file;
    }

    /** Adds a file whose bytes are drawn when they are downloaded. */
    public ObjectNode add(String opportunity, String name, long size) {
        String status = SUPPORTED.contains(extension(name)) ? "processed" : "unsupported";
        return files.put(opportunity, file(world.newId(), opportunity, name, world.now(), status, size));
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    static List<ObjectNode> of(Opportunity it) {
        World world = it.world;
        Draw fate = world.childDraw(Kind.FILE, it.index, MOST);
        int count = fate.percent(1, 85) ? 1 + fate.below(2, MOST) : 0;
        List<ObjectNode> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draw draw = world.childDraw(Kind.FILE, it.index, i);
            String id = world.childId(Kind.FILE, it.index, i);
            long at = Math.min(World.PRESENT, it.facts.createdAt() + (i + 1) * World.DAY + draw.below(1, 80_000_000));
            files.add(file(id, it.id(), draw.pick(2, NAMES), at, status(draw), 1000 + draw.below(3, 60_000)));
        }
        return files;
    }

    private static ObjectNode file(
            String id, String opportunity, String name, long at, @Nullable String status, long size) {
        String url = "https://hire.lever.co/candidates/" + opportunity + "/files/" + id + "/download";
        ObjectNode file = Json.object().put("id", id).put("downloadUrl", url).put("ext", extension(name));
        return file.put("name", name)
                .put("uploadedAt", at)
                .put("status", status)
                .put("size", size);
    }

    /** Most were processed; the documentation names null too. */
    static @Nullable String status(Draw draw) {
        int chance = draw.below(9, 100);
        return chance < 5 ? "error" : chance < 8 ? "processing" : chance < 10 ? null : "processed";
    }
}
