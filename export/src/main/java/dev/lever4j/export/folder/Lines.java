package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.json.LeverJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Records as lines. */
final class Lines {
    private Lines() {}

    /** What stands before the rest of a record that lies under another: everything but its opening brace follows. */
    static byte[] opening(String parentField, String parent, boolean isEmpty) {
        String quoted = new String(LeverJson.encode(parent), StandardCharsets.UTF_8);
        return JsonValues.utf8("{\"" + parentField + "\":" + quoted + (isEmpty ? "" : ","));
    }

    /** The field that names the record that one of this resource lies under, such as {@code opportunityId}. */
    static String parentField(ExportResource resource) {
        @Nullable ExportResource parent = resource.parent().orElse(null);
        return parent == null ? "" : fieldNaming(parent);
    }

    /** The field by which others name a record of this resource. */
    static String fieldNaming(ExportResource resource) {
        String many = resource.text();
        String one = many.endsWith("ies")
                ? many.substring(0, many.length() - 3) + "y"
                : many.substring(0, many.length() - 1);
        return one + "Id";
    }
}
