package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.Place;
import dev.lever4j.simulator.world.World;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some of the opportunities, in listing order: those of a range of the population that pass the filter, and whatever
 * was placed anew and passes it.
 */
record OpportunityListing(
        World world, int start, int end, Predicate<Opportunity> filter, Function<Opportunity, ObjectNode> view)
        implements Listing {
    OpportunityListing(World world, int start, int end, Predicate<Opportunity> filter) {
        this(world, start, end, filter, Opportunity::json);
    }

    @Override
    public @Nullable Iterator<Entry> behind(@Nullable Place place) {
        Iterator<Opportunity> all = world.order().behind(place, start, end);
        return all == null
                ? null
                : StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false)
                        .filter(filter)
                        .map(this::entry)
                        .iterator();
    }

    private Entry entry(Opportunity it) {
        return new Entry(world.order().place(it.index()), view.apply(it));
    }

    @Override
    public ObjectNode still(Supplier<ObjectNode> page) {
        return world.order().still(page);
    }
}
