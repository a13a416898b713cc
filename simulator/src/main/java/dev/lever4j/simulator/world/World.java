package dev.lever4j.simulator.world;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One simulated account. Only what callers changed takes memory; everything else is generated when it is asked for. */
public final class World {
    static final long DAY = 86_400_000L;
    /**
     * 2026-06-01T00:00:00Z: nothing generated is younger, whatever the clock says, so that a seed always gives the same
     * bytes.
     */
    static final long PRESENT = 1_780_272_000_000L;

    private final long seed;
    private final Directory directory;
    private final Population population;
    private final Clock clock;
    private final Ids opportunityIds;
    private final Ids contactIds;
    private final Ids applicationIds;
    private final Map<Integer, Edit> edits = new ConcurrentHashMap<>();
    private final Map<String, Store> stores = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    public World(long seed, int opportunities, Clock clock) {
        this.seed = seed;
        this.clock = clock;
        this.directory = new Directory(seed, opportunities);
        this.population = new Population(seed, opportunities);
        this.opportunityIds = new Ids(seed, Kind.OPPORTUNITY);
        this.contactIds = new Ids(seed, Kind.CONTACT);
        this.applicationIds = new Ids(seed, Kind.APPLICATION);
    }

    public Directory directory() {
        return directory;
    }

    public Population population() {
        return population;
    }

    public Opportunity opportunity(int index) {
        return new Opportunity(
                this, index, edits.getOrDefault(index, Edit.NONE), new Draw(seed, Kind.OPPORTUNITY, index));
    }

    /** The index of an opportunity id, or -1. */
    public int indexOf(String opportunityId) {
        int index = opportunityIds.indexOf(opportunityId);
        return index < population.total() ? index : -1;
    }

    public @Nullable Person contact(String id) {
        int index = contactIds.indexOf(id);
        return index >= 0 && index < population.total() && contactIndex(index) == index ? person(index) : null;
    }

    /** The application with this id, or null. */
    public @Nullable ObjectNode application(String id) {
        int index = applicationIds.indexOf(id);
        return index >= 0 && index < population.total() ? opportunity(index).application() : null;
    }

    /** Changes one opportunity and answers it as it then is. */
    public Opportunity edit(int index, UnaryOperator<Edit> change) {
        edits.compute(index, (key, edit) -> change.apply(edit == null ? Edit.NONE : edit));
        return opportunity(index);
    }

    /** The one store of an account-wide resource; the generator is used by whoever asks first. */
    public Store store(String resource, Supplier<List<ObjectNode>> generator) {
        return stores.computeIfAbsent(resource, key -> {
            List<ObjectNode> generated = List.copyOf(generator.get());
            return new Store(owner -> generated);
        });
    }

    /**
     * The one store of what belongs to opportunities. Children of a generated opportunity are generated when they are
     * asked for; they must follow from its index alone.
     */
    public Store children(String resource, Function<Opportunity, List<ObjectNode>> generator) {
        return stores.computeIfAbsent(
                resource,
                key -> new Store(owner -> {
                    int index = indexOf(owner);
                    return index < 0 || !opportunity(index).generated()
                            ? List.of()
                            : generator.apply(opportunity(index));
                }));
    }

    /** The id of something a caller makes. */
    public String newId() {
        return new Ids(seed, Kind.MADE).of(made.getAndIncrement());
    }

    /** The id of the n-th generated child of an opportunity; at most 16 of a kind. */
    String childId(long kind, int opportunity, int n) {
        return new Ids(seed, kind).of(opportunity * 16 + n);
    }

    /** Chance for the n-th generated child of an opportunity. */
    Draw childDraw(long kind, int opportunity, int n) {
        return new Draw(seed, kind, opportunity * 16L + n);
    }

    /** Ids and chance of an account-wide kind. */
    Ids ids(long kind) {
        return new Ids(seed, kind);
    }

    Draw draw(long kind, int index) {
        return new Draw(seed, kind, index);
    }

    public long now() {
        return clock.millis();
    }

    String opportunityId(int index) {
        return opportunityIds.of(index);
    }

    String applicationId(int index) {
        return applicationIds.of(index);
    }

    /** Every tenth opportunity belongs to the same contact as the one before it. */
    static int contactIndex(int opportunity) {
        return opportunity % 10 == 9 ? opportunity - 1 : opportunity;
    }

    Person person(int contactIndex) {
        return new Person(contactIndex, contactIds.of(contactIndex), new Draw(seed, Kind.CONTACT, contactIndex));
    }
}
