package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantDocument;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.error.TokenStoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file holds once opened: two bytes of length, the account's name, the grant's document. */
record KeptGrant(String account, StoredGrant grant) {
    byte[] bytes() {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        byte[] document = GrantDocument.empty().with(grant).bytes();
        return ByteBuffer.allocate(Short.BYTES + name.length + document.length)
                .putShort((short) name.length)
                .put(name)
                .put(document)
                .array();
    }

    static KeptGrant parse(byte[] bytes) {
        int name = ByteBuffer.wrap(bytes).getShort();
        int begin = Short.BYTES + name;
        String account = new String(bytes, Short.BYTES, name, StandardCharsets.UTF_8);
        StoredGrant grant = GrantDocument.parse(Arrays.copyOfRange(bytes, begin, bytes.length))
                .grant()
                .orElseThrow(() -> new TokenStoreException("the file of an account holds no refresh token", null));
        return new KeptGrant(account, grant);
    }
}
