package dev.lever4j.cli;

import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.client.LeverOAuth;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.scheduler.Schedulers;

/** {@code lever connect}. */
@Command(
        name = "connect",
        sortOptions = false,
        description = "Connects an account: sends its admin's browser to Lever for consent, listens on this machine for"
                + " the way back, and keeps the grant, encrypted, for export and api --connection. The address to open"
                + " goes to standard output.")
final class ConnectCommand extends CommonOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Console console;

    @Mixin
    private final ConnectOptions options = new ConnectOptions();

    @Option(
            names = "--name",
            paramLabel = "ACCOUNT",
            description = "Under which name the account is kept. Default: the integration's, or \"default\".")
    private @Nullable String name;

    @Option(names = "--force", description = "Replace the connection that is kept under that name.")
    private boolean force;

    @Option(names = "--no-browser", description = "Open no browser; only print the address.")
    private boolean noBrowser;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    ConnectCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        String account = KeptConnections.checked(Objects.requireNonNullElseGet(name, options::usualName));
        ConnectRequest request = options.request(console);
        KeptConnections kept = store.open(console);
        refuseExisting(kept, account);
        kept.checkWritable();
        try (CallbackServer server = CallbackServer.listen(request.listensAt())) {
            ConnectResult result = consent(request, kept, account, server);
            new ConnectReport(console, kept, options.app()).of(result);
        }
        return ExitCode.DONE;
    }

    /** A grant that is replaced is lost, and its name may have been a slip. One that cannot be read is told of now. */
    private void refuseExisting(KeptConnections kept, String account) {
        boolean exists = kept.find(account).isPresent();
        if (exists && !force) {
            throw Failure.localIo(
                    "a connection is kept as " + Printable.of(account) + " already; choose another --name, or add"
                            + " --force to replace it",
                    null);
        }
    }

    private ConnectResult consent(ConnectRequest request, KeptConnections kept, String account, CallbackServer server) {
        LeverOAuth oauth = LeverOAuth.builder(request.app(), kept.stores())
                .environment(request.environment())
                .asking(request.settings())
                .build();
        try {
            LeverOAuth.Begun begun = await(oauth.begin(account));
            console.hide(begun.state());
            show(begun, request);
            CallbackWait wait = new CallbackWait(
                    begun.state(), query -> oauth.complete(begun.state(), query), Schedulers.parallel());
            return await(wait.result(server.arrivals()));
        } finally {
            // an exchange under way runs to its end
            oauth.closeGracefully(PATIENCE).block(PATIENCE.plusMillis(500));
        }
    }

    private void show(LeverOAuth.Begun begun, ConnectRequest request) {
        console.say("asking for " + request.settings().asked());
        console.say("open this address in a browser, as a Super Admin of the account at Lever:");
        console.print(begun.url().toString());
        if (!noBrowser && console.browser().open(begun.url())) {
            console.say("it was handed to your browser too");
        }
        console.say("waiting at " + request.listensAt().redirect() + " for up to " + PendingConnection.LIFE.toMinutes()
                + " minutes; Ctrl-C ends it");
    }

    private <T> T await(Publisher<T> work) {
        return Objects.requireNonNull(console.stop().ending(work).blockFirst());
    }
}
