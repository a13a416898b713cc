package dev.lever4j.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above the others: help, version, and what all of them share. */
@Command(
        name = "lever",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Takes data out of Lever, the recruiting system, or out of a simulated one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of lever itself",
            "2:wrong usage",
            "3:authentication: the credential is missing its rights, expired or revoked, or no consent was given",
            "4:Lever refused the request",
            "5:Lever could not be reached, or its answer not understood",
            "6:a local file or stream could not be read or written, or exists already, or a database could not be written to",
            "7:an export or a sync is finished but not complete; it says why",
            "130:interrupted by Ctrl-C",
            "143:ended by SIGTERM"
        },
        footerHeading = "%nCredentials%n",
        footer = {
            "  come from the environment or a file, never from an argument. Name one of:",
            "    LEVER_API_KEY, or --api-key-file FILE",
            "    LEVER_CLIENT_ID, LEVER_CLIENT_SECRET and LEVER_REFRESH_TOKEN",
            "    LEVER_CLIENT_ID, LEVER_CLIENT_SECRET and --grant-file FILE",
            "    LEVER_CLIENT_ID, LEVER_CLIENT_SECRET and --connection NAME",
            "    --integration NAME of an integrations.yaml; its app needs --connection NAME",
            "  Two of them at once are an error. With credentials and no server, the server",
            "  is Lever's production system; with neither, a simulator runs in this process.",
            "  lever connect makes a connection, and keeps it in LEVER_HOME, or in lever4j in",
            "  the user's configuration folder."
        })
final class LeverCommand implements Runnable {
    static final String NAME_ONE =
            "name a command: export, sync, plan, api, connect, connections, disconnect, simulator or blueprint";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(line, NAME_ONE);
    }
}
