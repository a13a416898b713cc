package dev.lever4j.simulator;

import dev.lever4j.simulator.api.DataApi;
import dev.lever4j.simulator.api.PublicPostings;
import dev.lever4j.simulator.api.RateLimit;
import dev.lever4j.simulator.oauth.AuthServer;
import dev.lever4j.simulator.oauth.Client;
import dev.lever4j.simulator.oauth.Grants;
import dev.lever4j.simulator.oauth.Mint;
import dev.lever4j.simulator.oauth.Settings;
import dev.lever4j.simulator.world.Dice;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts one simulated account together: its data, its credentials, its limit. */
final class Account {
    private final SimulatedApp app;
    private final String apiKey;
    private final Settings settings = new Settings();
    private final Grants grants;
    private final RateLimit rate;
    private final DataApi dataApi;
    private final AuthServer authServer;
    private final PublicPostings publicPostings;
    private final World world;
    private final @Nullable Consumer<Exchange> onAnswer;

    Account(Simulator.Builder from) {
        Mint mint = new Mint(from.seed);
        Client client = new Client(mint.text("client-id", 32), mint.text("client-secret", 43), from.redirectUri);
        this.app = new SimulatedApp(client.id(), client.secret(), client.redirectUri());
        this.apiKey = mint.text("api-key", 40);
        settings.tokenLifetime(from.tokenLifetime);
        settings.rotationGrace(from.rotationGrace);
        this.grants = new Grants(client, mint, from.clock, settings);
        this.rate = new RateLimit(from.nanoClock, from.perSecond, from.burst);
        this.onAnswer = from.onAnswer;
        this.world = new World(from.seed, from.opportunities, from.clock);
        this.dataApi = new DataApi(
                world, grants, rate, mint, apiKey, Dice.errors(from.seed), from.form, from.lenientParameters);
        dataApi.errors(from.errors);
        if (from.unrest != null) {
            from.unrest.begin(world.churn());
        }
        this.publicPostings = new PublicPostings(world, apiKey, from.nanoClock);
        this.authServer = new AuthServer(client, grants, settings);
    }

    static List<String> operations() {
        return new Account(Simulator.builder().opportunities(0)).dataApi.operations();
    }

    SimulatedApp app() {
        return app;
    }

    String apiKey() {
        return apiKey;
    }

    Settings settings() {
        return settings;
    }

    Grants grants() {
        return grants;
    }

    RateLimit rate() {
        return rate;
    }

    DataApi dataApi() {
        return dataApi;
    }

    World world() {
        return world;
    }

    /** Null where nobody listens. */
    @Nullable
    Consumer<Exchange> onAnswer() {
        return onAnswer;
    }

    PublicPostings publicPostings() {
        return publicPostings;
    }

    AuthServer authServer() {
        return authServer;
    }
}
