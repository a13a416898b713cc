package dev.lever4j.webhook;

/** What came of looking at a delivery. */
public sealed interface Verification permits Verified, Refused {}
