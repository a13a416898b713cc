package dev.lever4j.simulator.webhook;

import dev.lever4j.simulator.world.Happening;
import dev.lever4j.simulator.world.Hooks;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What webhooks are told. Whatever changes the account, through the API or by itself, is told to the webhooks that ask
 * for it, before whoever changed it is answered; so who has the answer finds the delivery here.
 *
 * <p>Nothing leaves this machine: a webhook whose URL names another one is never told anything.
 *
 * <p>Documented by Lever: the events, what a body holds around its {@code data} and how it is signed, the {@code data}
 * of a stage change and of a test, that a 2xx acknowledges and everything else, redirects too, is a failure, that there
 * are five tries with growing gaps, and that a Super Admin must switch the events on. Known from others' descriptions:
 * the {@code data} of the other events, and that webhooks made in the app sign each event with a key of its own.
 * Presumed: how long the gaps are (1 min, 5 min, 30 min, 2 h), that an answer may take 10 s, that another try is the
 * same to the byte, and that deliveries keep no order among each other.
 *
 * <p>With a {@link dev.lever4j.simulator.HandClock} gaps end when it is moved, else by the machine's time. Thread-safe.
 */
public final class Webhooks {
    private static final int KEPT = 20_000;

    private final World world;
    private final Store hooks;
    private final Courier courier;
    private final Setting rules;
    private final Map<String, String> appTokens = new ConcurrentHashMap<>();

    /** How deliveries are made now, and how that is changed: it is kept with all that can be reset. */
    public record Setting(Supplier<Rules> now, Consumer<UnaryOperator<Rules>> change) {}

    /** @param clockTells whether {@link #timePassed} is called whenever the clock has moved */
    public Webhooks(World world, Setting rules, long seed, Clock clock, boolean clockTells) {
        this.world = world;
        this.rules = rules;
        this.hooks = Hooks.in(world);
        this.courier = new Courier(seed, clock, clockTells, rules.now(), KEPT);
        world.tellTo(this::happened);
    }

    /**
     * All deliveries, oldest first. Beyond 20,000 the oldest are forgotten whose outcome is settled; what is on its way
     * or waits is always kept.
     */
    public List<Delivery> deliveries() {
        return courier.deliveries();
    }

    /**
     * How it stands now.
     *
     * @throws java.util.NoSuchElementException if there is none with this number, or no more
     */
    public Delivery delivery(long number) {
        return courier.delivery(number);
    }

    /**
     * Waits until no try is on its way. Those that wait for their time are not waited for.
     *
     * @throws IllegalStateException if that takes longer than this, or the thread is interrupted
     */
    public void awaitIdle(Duration atMost) {
        try {
            if (!courier.awaitIdle(atMost)) {
                throw new IllegalStateException("Deliveries are still on their way after " + atMost + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while deliveries are on their way.", e);
        }
    }

    /** Tries all those again that wait for their time. */
    public void redeliverNow() {
        courier.redeliver();
    }

    /**
     * One more try at once, as by hand from Lever's history, whatever became of the delivery; where it fails it is not
     * repeated.
     *
     * @throws IllegalStateException while a try is on its way, and once the simulator is closed
     */
    public Delivery rerun(long number) {
        return courier.rerun(number);
    }

    /** As if it had happened: tells every webhook of this event, whatever origins it asks for. */
    public List<Delivery> fire(String event, String data) {
        return tell(new Happening(event, null, object(data)));
    }

    /** As Lever's own tests of webhooks: {@code data} is empty. */
    public List<Delivery> test(String event) {
        return fire(event, "{}");
    }

    /**
     * Something else, to any receiver, whether a webhook is there or not.
     *
     * @param url of this machine
     */
    public Parcel to(URI url) {
        return new Parcel(courier, local(url));
    }

    /** A body that was sent before once more, to the byte: another delivery, not another try. */
    public Delivery replay(Delivery delivery) {
        return to(delivery.url()).event(delivery.event()).body(delivery.body()).send();
    }

    /** As {@link #replay}, but with other data under the token, the time and the signature of before. */
    public Delivery forge(Delivery delivery, String data) {
        String body = Json.write(object(delivery.body()).set("data", object(data)));
        return to(delivery.url()).event(delivery.event()).body(body).send();
    }

    /**
     * A webhook as if made in the app, so that the API lists it and cannot change it; its id. It is told of all
     * origins, and signs with {@link #appSigningToken}.
     */
    public String addInApp(URI url, String event) {
        return Hooks.addInApp(world, local(url).toString(), event);
    }

    /** What all webhooks that were made in the app sign this event with; null, as at first, for not at all. */
    public void appSigningToken(String event, @Nullable String signingToken) {
        if (signingToken == null) {
            appTokens.remove(event);
        } else {
            appTokens.put(event, signingToken);
        }
    }

    /** Whether the admin has switched webhooks on at all; they are at first. What happens meanwhile is never told. */
    public void switchedOn(boolean switchedOn) {
        change(now -> now.switchedOn(switchedOn));
    }

    /** As above, for one event. */
    public void switchedOn(String event, boolean switchedOn) {
        change(now -> now.switchedOn(event, switchedOn));
    }

    /** Between one try and the next, for tries that end from now on: there is one try more than gaps. */
    public void gaps(Duration... gaps) {
        List<Duration> all = List.of(gaps);
        if (all.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("Gaps must not be negative, but are " + all + ".");
        }
        change(now -> now.gaps(all));
    }

    /** How long a receiver may take to answer, for tries from now on. */
    public void timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above 0, but is " + timeout + ".");
        }
        change(now -> now.timeout(timeout));
    }

    /** Whether bodies have an {@code id}: Lever's table has it, its printed examples do not. They have it at first. */
    public void ids(boolean ids) {
        change(now -> now.ids(ids));
    }

    /** Whether another try has an id, a token, a time and a signature of its own. Lever does not say; at first not. */
    public void restamp(boolean restamp) {
        change(now -> now.restamp(restamp));
    }

    private void change(UnaryOperator<Rules> how) {
        rules.change().accept(how);
    }

    /** The clock has moved: what is due by now is tried again. */
    public void timePassed() {
        courier.timePassed();
    }

    /** Nothing more is sent: what waits is given up, and what is on its way not tried again. */
    public void close() {
        courier.close();
    }

    private void happened(Happening it) {
        List<Delivery> ignored = tell(it);
    }

    private List<Delivery> tell(Happening it) {
        List<Delivery> begun = new ArrayList<>();
        for (ObjectNode hook : rules.now().get().tell(it.event()) ? hooks.list() : List.<ObjectNode>of()) {
            if (Hooks.asksFor(hook, it) && Hooks.isLoopback(Json.text(hook, "url"))) {
                begun.add(courier.send(letter(hook, it)));
            }
        }
        return begun;
    }

    private Letter letter(ObjectNode hook, Happening it) {
        String own = Hooks.signatureToken(hook);
        String key = own == null ? appTokens.get(it.event()) : own;
        return Letter.of(Json.text(hook, "id"), URI.create(Json.text(hook, "url")), it.event(), it.data(), key);
    }

    private static URI local(URI url) {
        if (!Hooks.isLoopback(url.toString())) {
            throw new IllegalArgumentException("The simulator sends to this machine only, not to " + url + ".");
        }
        return url;
    }

    static ObjectNode object(String json) {
        if (Json.read(json.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("A JSON object is needed, not " + json);
    }
}
