package dev.lever4j.export.folder;

import java.nio.ByteBuffer;
import java.util.UUID;

/** An id in 128 bits: those of a UUID, or a hash of whatever else it is. */
record RecordId(long high, long low) {
    private static final int UUID_LENGTH = 36;
    private static final int SPREAD = 31;

    static RecordId of(String id) {
        if (id.length() == UUID_LENGTH) {
            try {
                UUID uuid = UUID.fromString(id);
                if (uuid.toString().equals(id)) {
                    return new RecordId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
                }
            } catch (IllegalArgumentException e) {
                // then it is any text
            }
        }
        ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(JsonValues.utf8(id)));
        return new RecordId(hash.getLong(), hash.getLong());
    }

    /** Spread over all bits, since ids may be alike in some. */
    long hash() {
        long mixed = (high * SPREAD + low) * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 32);
    }
}
