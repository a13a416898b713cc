package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resumes of opportunities: with and without a file, parsed and not. */
public final class Resumes {
    private static final int MOST = 2;

    private final World world;
    private final Store resumes;

    public Resumes(World world) {
        this.world = world;
        this.resumes = world.children("resumes", Resumes::of);
    }

    public Store store() {
        return resumes;
    }

    /** Keeps a resume that came as a file; it is not parsed. */
    public ObjectNode add(String opportunity, String name, byte[] bytes) {
        long now = world.now();
        ObjectNode resume = Json.object().put("id", world.newId()).put("createdAt", now);
        resume.set("file", file(Json.text(resume, "id"), opportunity, name, now, bytes.length));
        resume.withObject("file").put("status", "processed");
        world.keep(Json.text(resume, "id"), bytes);
        return resumes.put(opportunity, resume.putNull("parsedData"));
    }

    static List<ObjectNode> of(Opportunity it) {
        World world = it.world;
        Draw fate = world.childDraw(Kind.RESUME, it.index, MOST);
        int count = fate.percent(1, 15) ? 0 : fate.percent(2, 15) ? MOST : 1;
        List<ObjectNode> resumes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draw draw = world.childDraw(Kind.RESUME, it.index, i);
            String id = world.childId(Kind.RESUME, it.index, i);
            long at = Math.min(World.PRESENT, it.facts.createdAt() + i * World.DAY);
            ObjectNode resume = Json.object().put("id", id).put("createdAt", at);
            if (draw.percent(3, 15)) {
                resume.putNull("file");
            } else {
                resume.set(
                        "file", file(id, it.id(), "CV " + it.index + ".pdf", at + 4, 20_000 + draw.below(4, 300_000)));
                resume.withObject("file").put("status", Files.status(draw));
            }
            resume.set("parsedData", draw.percent(5, 20) ? null : parsed(draw));
            resumes.add(resume);
        }
        return resumes;
    }

    private static ObjectNode file(String id, String opportunity, String name, long at, long size) {
        String extension = Files.extension(name);
        ObjectNode file = Json.object().put("name", name);
        file.put("ext", extension.isEmpty() ? extension : extension.substring(1)); // no dot here, unlike files
        file.put("downloadUrl", "https://hire.lever.co/candidates/" + opportunity + "/resumes/" + id + "/download");
        return file.put("uploadedAt", at).putNull("status").put("size", size);
    }

    private static ObjectNode parsed(Draw draw) {
        ObjectNode parsed = Json.object();
        ArrayNode positions = parsed.putArray("positions");
        int count = draw.below(20, 4);
        for (int i = 0; i < count; i++) {
            ObjectNode position = positions.addObject().put("org", draw.pick(30 + i, Names.COMPANIES));
            position.put("title", draw.pick(40 + i, Names.TITLES));
            position.put("summary", draw.percent(50 + i, 30) ? null : "\u25cf Shipped things\u25cf Fixed things");
            position.put("location", draw.pick(60 + i, Names.CITIES));
            position.set("start", month(2020 - 3 * i, draw.below(70 + i, 12)));
            position.set("end", i == 0 && draw.percent(21, 50) ? null : month(2023 - 3 * i, draw.below(80 + i, 12)));
        }
        ObjectNode school =
                parsed.putArray("schools").addObject().put("org", "Universit\u00e4t " + draw.pick(90, Names.CITIES));
        school.put("degree", draw.percent(91, 20) ? "" : "BSc").put("field", draw.pick(92, Names.DEPARTMENTS));
        school.putNull("summary").set("start", month(2006, 8));
        school.set("end", month(2010, 4));
        return parsed;
    }

    private static ObjectNode month(int year, int month) {
        return Json.object().put("year", year).put("month", month + 1);
    }
}
