package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Binary answers. */
final class Download {
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "png", "image/png",
            "jpg", "image/jpeg",
            "txt", "text/plain",
            "js", "text/javascript",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private Download() {}

    static Answer of(String name, Content content) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Answer.binary(TYPES.getOrDefault(extension, "application/octet-stream"), content)
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
    }

    /** Refuses what could not be processed, or was not yet. */
    static void checkProcessed(JsonNode file) {
        String status = status(file);
        if ("error".equals(status) || "processing".equals(status)) {
            throw LeverError.unprocessable("The file could not be processed");
        }
    }

    private static @Nullable String status(JsonNode file) {
        return file.path("status").stringValue(null);
    }
}
