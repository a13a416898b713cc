package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Files to be named in an application within a day. */
final class UploadRoutes implements Family {
    static final String STORE = "uploads";
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final World world;

    UploadRoutes(World world) {
        this.world = world;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/uploads", "uploads:write:admin")
                .takes(Body.multipart(Fields.NONE, "file"))
                .to(this::keep));
    }

    private Answer keep(Request request) {
        Multipart.Part file = UploadedFile.one(request, "file");
        String id = world.newId() + "-" + file.filename();
        ObjectNode upload = Json.object().put("expiresAt", world.now() + DAY).put("filename", file.filename());
        upload.put("id", id).put("uri", "https://api.lever.co/v1/uploads/" + id);
        upload.put("size", file.bytes().length);
        world.keep(id, file.bytes());
        world.store(STORE).put(upload);
        return request.answer(201, upload.deepCopy());
    }
}
