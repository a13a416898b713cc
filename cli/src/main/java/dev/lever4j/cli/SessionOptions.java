package dev.lever4j.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** Which server, how fast, and as whom: what every command that talks to Lever's API takes. */
final class SessionOptions {
    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final RateOptions rate = new RateOptions();

    @Mixin
    private final CredentialOptions credentials = new CredentialOptions();

    /** See {@link Session#open}. */
    Session open(Console console, Path folder) {
        return Session.open(console, server, rate, credentials, folder);
    }
}
