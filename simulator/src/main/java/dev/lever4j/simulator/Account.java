package dev.lever4j.simulator;

import dev.lever4j.simulator.api.DataApi;
import dev.lever4j.simulator.api.PublicPostings;
import dev.lever4j.simulator.api.RateLimit;
import dev.lever4j.simulator.oauth.AuthServer;
import dev.lever4j.simulator.oauth.Client;
import dev.lever4j.simulator.oauth.Grants;
import dev.lever4j.simulator.oauth.Mint;
import dev.lever4j.simulator.webhook.Webhooks;
import dev.lever4j.simulator.world.Dice;
import dev.lever4j.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts one simulated account together: its data, its credentials, its limit. */
final class Account {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final SimulatedApp app;
    private final String apiKey;
    private final Behaviour first;
    private final Grants grants;
    private final RateLimit rate;
    private final DataApi dataApi;
    private final AuthServer authServer;
    private final PublicPostings publicPostings;
    private final World world;
    private final Webhooks webhooks;
    private final @Nullable Consumer<Exchange> onAnswer;
    private volatile Behaviour now;

    Account(Simulator.Builder from) {
        Mint mint = new Mint(from.seed);
        SimulatedApp given = from.app;
        this.app = given == null
                ? new SimulatedApp(mint.text("client-id", 32), mint.secret("client-secret", 43), from.redirectUri)
                : given;
        Client client = new Client(app.clientId(), app.clientSecret(), app.redirectUri());
        this.apiKey = mint.secret("api-key", 40);
        this.first = from.behaviour;
        this.now = first;
        this.grants = new Grants(client, mint, from.clock, () -> now.auth());
        this.rate = new RateLimit(
                from.nanoClock, first.refusals().perSecond(), first.refusals().burst());
        this.onAnswer = from.onAnswer;
        this.world = new World(from.seed, from.opportunities, from.clock, () -> now.touches());
        Webhooks.Setting rules = new Webhooks.Setting(() -> now.webhooks(), how -> change(now -> now.webhooks(how)));
        this.webhooks = new Webhooks(world, rules, from.seed, from.clock, from.clock instanceof HandClock);
        this.dataApi = new DataApi(
                world,
                grants,
                rate,
                mint,
                apiKey,
                () -> now.refusals(),
                Dice.errors(from.seed),
                from.form,
                from.lenientParameters);
        first.unrest().begin(world.churn());
        this.publicPostings = new PublicPostings(world, apiKey, from.nanoClock);
        this.authServer = new AuthServer(client, grants, () -> now.auth());
    }

    static List<String> operations() {
        return new Account(Simulator.builder().opportunities(0)).dataApi.operations();
    }

    /** Whether a header names a credential of this account, good or not any more. */
    boolean knows(String authorization) {
        return authorization.startsWith("Bearer ")
                ? grants.gave(authorization.substring("Bearer ".length()))
                : authorization.equals(
                        "Basic " + BASE64.encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8)));
    }

    SimulatedApp app() {
        return app;
    }

    String apiKey() {
        return apiKey;
    }

    Behaviour now() {
        return now;
    }

    /** From the next request on. */
    synchronized void change(UnaryOperator<Behaviour> how) {
        now = how.apply(now);
        // these two hold something that goes over from one to the other
        rate.limit(now.refusals().perSecond(), now.refusals().burst());
        now.unrest().begin(world.churn());
    }

    /** All that was changed is as at the start. */
    void reset() {
        change(any -> first);
    }

    Grants grants() {
        return grants;
    }

    DataApi dataApi() {
        return dataApi;
    }

    World world() {
        return world;
    }

    Webhooks webhooks() {
        return webhooks;
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
