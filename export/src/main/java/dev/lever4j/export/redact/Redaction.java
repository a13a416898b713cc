package dev.lever4j.export.redact;

import dev.lever4j.json.RawJson;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile with the key for its hashes: makes of a record what may leave. The same value of the same kind has the same
 * hash in every resource and every export under one key. Immutable and safe to share; {@code toString} shows no key.
 */
public final class Redaction {
    private static final Rules NOTHING = Rules.of(RedactionProfile.ALWAYS);

    private final Map<String, Rules> rules = new HashMap<>();
    private final Hashes hashes;
    private final RedactionMark mark;

    private Redaction(RedactionProfile profile, @Nullable RedactionKey key) {
        profile.resources().forEach((resource, paths) -> {
            Map<String, Rule> all = new HashMap<>(paths);
            all.putAll(RedactionProfile.ALWAYS);
            rules.put(resource, Rules.of(all));
        });
        this.hashes = new Hashes(key == null ? null : key.bytes());
        this.mark = new RedactionMark(Hashes.sha256(profile.toText()), hashes.fingerprint(profile.toText()));
    }

    public static Redaction of(RedactionProfile profile, RedactionKey key) {
        return new Redaction(profile, key);
    }

    /**
     * Of a profile that hashes nothing.
     *
     * @throws RedactionException if it does
     */
    public static Redaction of(RedactionProfile profile) {
        if (profile.needsKey()) {
            throw new RedactionException("the profile replaces values by hashes: that takes a key of 32 random bytes");
        }
        return new Redaction(profile, null);
    }

    /**
     * What may leave of a record, on one line. What is kept has Lever's order and Lever's bytes.
     *
     * @param resource whose record it is, by its name; of one that the profile does not name hardly anything is left
     */
    public RawJson of(String resource, RawJson record) {
        return RawJson.of(Pass.over(record.bytes(), rules.getOrDefault(resource, NOTHING), hashes));
    }

    /** What an export that is redacted so says of it. */
    public RedactionMark mark() {
        return mark;
    }

    @Override
    public String toString() {
        return "Redaction[" + rules.size() + " resources]";
    }
}
