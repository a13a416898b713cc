package dev.lever4j.cli;

import dev.lever4j.error.TokenStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code lever disconnect}. */
@Command(
        name = "disconnect",
        description = "Forgets an account that lever connect keeps. Lever itself is told nothing: there the app stays"
                + " authorised until an admin revokes it.")
final class DisconnectCommand extends CommonOptions {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "As lever connections lists it.")
    private String name = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where nobody can be asked.")
    private boolean yes;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    DisconnectCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        KeptConnections.checked(name);
        Optional<KeptConnections> there = store.openIfThere(console);
        if (there.isEmpty()) {
            throw Failure.usage("no connection is kept in " + store.folder(console) + "; there is nothing to forget");
        }
        KeptConnections kept = there.get();
        checkIsThere(kept);
        if (!yes) {
            confirm();
        }
        kept.forget(name);
        console.say("forgotten: " + Printable.of(name) + "; at Lever the app stays authorised until an admin of the"
                + " account revokes it there");
        return ExitCode.DONE;
    }

    /** What cannot be read can be forgotten all the same: it is of no more use. */
    private void checkIsThere(KeptConnections kept) {
        try {
            if (kept.find(name).isEmpty()) {
                throw kept.absent(name);
            }
        } catch (TokenStoreException e) {
            console.say(Failures.explain(e).sentence());
        }
    }

    private void confirm() {
        if (!console.terminal()) {
            throw Failure.usage("nobody can be asked here; add --yes to forget " + Printable.of(name));
        }
        console.say("forget " + Printable.of(name) + "? Only an admin's new consent brings it back. [y/N]");
        String answer = Objects.requireNonNull(console.stop().ending(answer()).blockFirst());
        if (!answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw Failure.usage("nothing was forgotten");
        }
    }

    /** Reading cannot be interrupted, but need not be waited for. */
    private Mono<String> answer() {
        return Mono.fromCallable(this::line).subscribeOn(Schedulers.boundedElastic());
    }

    private String line() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(console.in(), Charset.defaultCharset()));
            return Objects.requireNonNullElse(in.readLine(), "");
        } catch (IOException e) {
            throw Failure.localIo("standard input could not be read; add --yes to be asked nothing", e);
        }
    }
}
