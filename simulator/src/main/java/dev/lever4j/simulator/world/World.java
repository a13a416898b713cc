package dev.lever4j.simulator.world;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    public long now() {
        return clock.millis();
    }

    /** The id of the next note; notes are numbered per opportunity. */
    public String noteId(int opportunity, int note) {
        return new Ids(seed, Kind.NOTE + opportunity * 31L).of(note);
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
