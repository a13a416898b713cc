package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A range of the population; index order is listing order, so a page starts where the last one ended without a search.
 */
record OpportunityListing(
        World world, int start, int end, Predicate<Opportunity> filter, Function<Opportunity, ObjectNode> view)
        implements Listing {
    OpportunityListing(World world, int start, int end, Predicate<Opportunity> filter) {
        this(world, start, end, filter, Opportunity::json);
    }

    @Override
    public boolean matches(int index) {
        return filter.test(world.opportunity(index));
    }

    @Override
    public Place place(int index) {
        Opportunity it = world.opportunity(index);
        return new Place(it.rank(), it.rankedAt(), it.id());
    }

    @Override
    public int indexOf(String id) {
        return world.indexOf(id);
    }

    @Override
    public ObjectNode json(int index) {
        return view.apply(world.opportunity(index));
    }
}
