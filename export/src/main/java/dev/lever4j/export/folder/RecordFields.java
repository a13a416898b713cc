package dev.lever4j.export.folder;

import dev.lever4j.json.RecordFieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a record, read in one pass over its bytes without building anything.
 *
 * @param id null if it has none
 * @param parent the text of the field that names its parent; null if it has none, or no text
 * @param hasParent whether it has such a field, whatever is in it
 * @param isEmpty whether it has no field at all
 */
record RecordFields(
        @Nullable String id,
        @Nullable Long createdAt,
        @Nullable Long updatedAt,
        @Nullable String parent,
        boolean hasParent,
        boolean isEmpty) {
    /**
     * Of a JSON object that was checked before.
     *
     * @param from where it begins
     * @param parentField such as {@code opportunityId}
     */
    static RecordFields of(byte[] json, int from, String parentField) {
        return of(RecordFieldCursor.over(json, from), parentField);
    }

    /**
     * Of the object whose fields these are.
     *
     * @param field before the first one
     */
    static RecordFields of(RecordFieldCursor field, String parentField) {
        String id = null;
        Long createdAt = null;
        Long updatedAt = null;
        String parent = null;
        boolean hasParent = false;
        boolean isEmpty = true;
        while (field.next()) {
            isEmpty = false;
            if (field.isNamed("id")) {
                id = field.text();
            } else if (field.isNamed("createdAt")) {
                // Lever sends some times as text
                createdAt = field.whole();
            } else if (field.isNamed("updatedAt")) {
                updatedAt = field.whole();
            } else if (field.isNamed(parentField)) {
                hasParent = true;
                parent = field.text();
            }
        }
        return new RecordFields(id, createdAt, updatedAt, parent, hasParent, isEmpty);
    }
}
