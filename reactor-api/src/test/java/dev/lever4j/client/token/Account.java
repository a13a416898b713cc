package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import reactor.test.scheduler.VirtualTimeScheduler;

/** One account in virtual time: server, store and source. */
final class Account {
    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    final FakeAuthServer server = new FakeAuthServer(scheduler);
    final ScriptedStore store = new ScriptedStore();
    TokenSource source = start(RefreshSettings.DEFAULT);

    /** A new process over the same store. */
    TokenSource start(RefreshSettings settings) {
        OAuthApp app = new OAuthApp("client", Secret.of("client+secret"));
        source = TokenSource.oauth(LeverEnvironment.PRODUCTION, app, store, settings, server, time);
        return source;
    }

    CompletableFuture<Authorization> call() {
        return source.authorization().toFuture();
    }

    /** The token of a call that must not wait. */
    String token() {
        return revealed(call());
    }

    static String revealed(CompletableFuture<Authorization> call) {
        Authorization got = call.getNow(new Authorization(Secret.of("none-yet"), -1));
        return got.header().reveal().replace("Bearer ", "");
    }

    Account pass(Duration duration) {
        scheduler.advanceTimeBy(duration);
        return this;
    }
}
