package dev.lever4j.simulator.world;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

    /** Contacts that callers make are numbered from here. */
    private static final int NEW_CONTACTS = 1_000_000_000;

    private final long seed;
    private final Directory directory;
    private final Population population;
    private final Clock clock;
    private final Ids opportunityIds;
    private final Ids applicationIds;
    private final Contacts contacts;
    /** Opportunities that callers made; their indices follow the generated ones. */
    private final List<Made> madeOnes = new CopyOnWriteArrayList<>();

    private final Map<Integer, Edit> edits = new ConcurrentHashMap<>();
    private final Map<String, Store> stores = new ConcurrentHashMap<>();
    /** Bytes that callers uploaded. */
    private final Map<String, byte[]> uploaded = new ConcurrentHashMap<>();

    private final Order order = new Order(this);
    private final Churn churn;
    private final News news = new News(this);
    private final Toucher toucher;

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger newContacts = new AtomicInteger();

    /** @param touches looked at for each change */
    public World(long seed, int opportunities, Clock clock, Supplier<Touches> touches) {
        this.seed = seed;
        this.clock = clock;
        this.directory = new Directory(seed, opportunities);
        this.population = new Population(seed, opportunities);
        this.opportunityIds = new Ids(seed, Kind.OPPORTUNITY);
        this.contacts = new Contacts(seed, population.total());
        this.applicationIds = new Ids(seed, Kind.APPLICATION);
        this.churn = new Churn(this, seed);
        this.toucher = new Toucher(this, touches);
    }

    public Directory directory() {
        return directory;
    }

    public Population population() {
        return population;
    }

    /** How opportunities are listed. */
    public Order order() {
        return order;
    }

    /** What moves an opportunity's time of update. */
    public Toucher toucher() {
        return toucher;
    }

    /** What changes by itself. */
    public Churn churn() {
        return churn;
    }

    /**
     * One listener; it is told of everything that webhooks can be told of, on the thread that changes the account: must
     * be quick.
     */
    public void tellTo(Consumer<Happening> only) {
        news.tellTo(only);
    }

    public Opportunity opportunity(int index) {
        return opportunity(index, edits.getOrDefault(index, Edit.NONE));
    }

    private Opportunity opportunity(int index, Edit edit) {
        int total = population.total();
        Facts facts = index < total
                ? new Drawn(this, index, new Draw(seed, Kind.OPPORTUNITY, index))
                : madeOnes.get(index - total);
        return new Opportunity(this, index, facts, edit);
    }

    /** Opportunities have the indices below this. */
    public int end() {
        return population.total() + madeOnes.size();
    }

    /** The index of an opportunity id, or -1. */
    public int indexOf(String opportunityId) {
        int index = opportunityIds.indexOf(opportunityId);
        return index < end() ? index : -1;
    }

    /** Keeps a new opportunity; it is listed after all others unless the order is unsettled. */
    public Opportunity add(Made opportunity) {
        Opportunity made = order.change(() -> {
            madeOnes.add(opportunity);
            order.joined(end() - 1);
            return opportunity(end() - 1);
        });
        news.opportunityCreated(made);
        return made;
    }

    public @Nullable Person contact(String id) {
        return contacts.find(id);
    }

    /** Who has this address, or null. */
    public @Nullable Person contactByEmail(String email) {
        return contacts.byEmail(email);
    }

    public Person newContact(Profile profile) {
        Person contact = contacts.add(NEW_CONTACTS + newContacts.getAndIncrement(), profile);
        news.contactCreated(contact);
        return contact;
    }

    public Person changeContact(Person person, UnaryOperator<Profile> change) {
        Person changed = contacts.change(person.index(), change);
        if (!changed.profile().equals(person.profile())) {
            toucher.contact(changed);
            news.contactUpdated(changed);
        }
        return changed;
    }

    /** The application with this id, or null. */
    public @Nullable ObjectNode application(String id) {
        int index = applicationIds.indexOf(id);
        return index >= 0 && index < end() ? opportunity(index).application() : null;
    }

    /** Changes one opportunity and answers it as it then is. */
    public Opportunity edit(int index, UnaryOperator<Edit> change) {
        edits.putIfAbsent(index, Edit.NONE);
        Edit before;
        Edit after;
        do {
            before = edits.getOrDefault(index, Edit.NONE);
            after = change.apply(before);
        } while (!edits.replace(index, before, after));
        Opportunity changed = opportunity(index, after);
        news.opportunityChanged(opportunity(index, before), changed);
        return changed;
    }

    /** The store of an account-wide resource. */
    public Store store(String resource) {
        return stores.computeIfAbsent(resource, key -> new Store(owner -> List.of()));
    }

    public Store store(String resource, Supplier<List<ObjectNode>> generator) {
        List<ObjectNode> generated = List.copyOf(generator.get());
        return store(resource).generatedBy(owner -> generated);
    }

    /**
     * The store of what belongs to opportunities. Children of a generated opportunity are generated when they are asked
     * for; they must follow from its index alone.
     */
    public Store children(String resource, Function<Opportunity, List<ObjectNode>> generator) {
        return store(resource).generatedBy(owner -> {
            int index = indexOf(owner);
            return index < 0 || !opportunity(index).generated() ? List.of() : generator.apply(opportunity(index));
        });
    }

    public String accountId() {
        return new Ids(seed, Kind.ACCOUNT).of(0);
    }

    /** Keeps the bytes of a file. */
    public void keep(String id, byte[] bytes) {
        uploaded.put(id, bytes);
    }

    /** The bytes of a file: those that were kept, or else as many as its size, drawn. */
    public Content content(String id, long size) {
        byte[] kept = uploaded.get(id);
        return kept == null ? Content.drawn(id, size) : Content.of(kept);
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

    Person contactOf(int index) {
        int total = population.total();
        return index < total
                ? person(drawnContact(index))
                : person(madeOnes.get(index - total).contact().index());
    }

    /** Every tenth opportunity belongs to the same contact as the one before it. */
    static int drawnContact(int opportunity) {
        return opportunity % 10 == 9 ? opportunity - 1 : opportunity;
    }

    Person person(int contactIndex) {
        return contacts.get(contactIndex);
    }
}
