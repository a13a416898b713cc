package dev.lever4j.simulator.api;

import java.util.List;

/** A file as callers send it: at most 30 MB. */
final class UploadedFile {
    private static final int MOST = 30 * 1024 * 1024;

    private UploadedFile() {}

    /** The one file with this name. */
    static Multipart.Part one(Request request, String name) {
        List<Multipart.Part> files = request.files(name);
        if (files.size() != 1) {
            throw LeverError.badRequest(
                    files.isEmpty() ? "Missing required parameter: " + name : name + " must be one file");
        }
        if (files.get(0).bytes().length > MOST) {
            throw LeverError.badRequest(name + " must not be above 30 MB");
        }
        return files.get(0);
    }
}
