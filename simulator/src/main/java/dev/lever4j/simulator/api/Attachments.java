package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.FileActions;
import dev.lever4j.simulator.world.Files;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Resumes;
import dev.lever4j.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** Files that came with an opportunity. */
record Attachments(World world) {
    void keep(Opportunity opportunity, Request request) {
        FileActions actions = new FileActions(world);
        for (Multipart.Part part : request.files("resumeFile")) {
            new Resumes(world).add(opportunity.id(), part.filename(), part.bytes());
            actions.add(opportunity.id(), "resume-imported", part.filename(), request.actor());
        }
        for (Multipart.Part part : request.files("files")) {
            new Files(world).add(opportunity.id(), part.filename(), part.bytes());
            actions.add(opportunity.id(), "file-added", part.filename(), request.actor());
        }
    }

    /** A resume that was uploaded before. */
    void keep(Opportunity opportunity, ObjectNode upload) {
        String id = Json.text(upload, "id");
        byte[] bytes = world.content(id, upload.get("size").longValue()).bytes();
        new Resumes(world).add(opportunity.id(), Json.text(upload, "filename"), bytes);
    }
}
