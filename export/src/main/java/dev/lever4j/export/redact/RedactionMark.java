package dev.lever4j.export.redact;

/**
 * What an export says of its redaction, to tell one from another: nothing of the key can be found out by it.
 *
 * @param profile SHA-256, in hexadecimal, of {@link RedactionProfile#toText}, in UTF-8: the same for everybody who has
 *     the profile
 * @param fingerprint of profile and key, made under the key, see {@link Redaction#fingerprint}: exports with the same
 *     one can be joined
 */
public record RedactionMark(String profile, String fingerprint) {}
