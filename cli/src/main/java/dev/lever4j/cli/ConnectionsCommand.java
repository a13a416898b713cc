package dev.lever4j.cli;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.json.LeverJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lever connections}. */
@Command(
        name = "connections",
        description = "Lists the accounts that lever connect keeps, without their secrets. Sends nothing.")
final class ConnectionsCommand extends CommonOptions {
    private final Console console;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    ConnectionsCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        Optional<KeptConnections> kept = store.openIfThere(console);
        int shown = kept.map(this::list).orElse(0);
        if (shown == 0) {
            console.say("no connection is kept in " + store.folder(console) + "; make one with lever connect");
        }
        return ExitCode.DONE;
    }

    private int list(KeptConnections kept) {
        int shown = 0;
        KeptConnections.Names names = kept.names();
        for (String name : names.readable()) {
            // forgotten meanwhile, perhaps
            Optional<StoredGrant> grant = kept.find(name);
            grant.ifPresent(found ->
                    print(new ConnectionView(name, found, Clock.systemUTC().instant())));
            shown += grant.isPresent() ? 1 : 0;
        }
        if (names.trouble() != null) {
            throw names.trouble();
        }
        return shown;
    }

    private void print(ConnectionView view) {
        if (json) {
            console.print(new String(LeverJson.encode(view.fields()), StandardCharsets.UTF_8));
        } else {
            view.lines().forEach(console::print);
        }
    }
}
