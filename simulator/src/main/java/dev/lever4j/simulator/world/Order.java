package dev.lever4j.simulator.world;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The order in which opportunities are listed, and what keeps the account still while a page is cut.
 *
 * <p>As long as nothing was {@link #unsettle unsettled} that is the order of their indices, with those that callers
 * made at the end. After that it is the order of their {@link Place places}: what was placed anew stands in a table,
 * everything else still follows from its index, so that memory is taken only for what moved.
 */
public final class Order {
    private final World world;
    /** Guards everything below. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** What no longer stands where its index says. */
    private final Map<Integer, Place> placed = new HashMap<>();

    private final TreeMap<Place, Integer> inOrder = new TreeMap<>();
    private boolean settled = true;

    Order(World world) {
        this.world = world;
    }

    /** Looks at the account while nothing of it moves, is made or goes. */
    public <T> T still(Supplier<T> look) {
        lock.readLock().lock();
        try {
            return look.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes the account while nobody looks. */
    <T> T change(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** From now on every opportunity is listed where its place is, those that callers made too. */
    void unsettle() {
        if (settled) {
            settled = false;
            for (int index = total(); index < world.end(); index++) {
                put(index, factual(index));
            }
        }
    }

    /** A new opportunity has come. */
    void joined(int index) {
        if (!settled) {
            put(index, factual(index));
        }
    }

    void put(int index, Place place) {
        Place before = placed.put(index, place);
        if (before != null) {
            inOrder.remove(before);
        }
        inOrder.put(place, index);
    }

    /** Call it within {@link #still}. */
    public Place place(int index) {
        Place place = placed.get(index);
        return place == null ? factual(index) : place;
    }

    /**
     * The opportunities behind a place, or all, in order; call it, and use it, within {@link #still}.
     *
     * @param place need not be anyone's any more once the order is unsettled
     * @param start of the indices to go through; what was placed anew comes with them, whatever its index
     * @return null where there was never such a place
     */
    public @Nullable Iterator<Opportunity> behind(@Nullable Place place, int start, int end) {
        if (settled) {
            int last = place == null ? start - 1 : world.indexOf(place.id());
            return place != null && last < 0 ? null : new Walk(last + 1, end, inOrder);
        }
        int most = Math.min(end, total());
        return place == null
                ? new Walk(start, most, inOrder)
                : new Walk(firstBehind(place, start, most), most, inOrder.tailMap(place, false));
    }

    /** By bisection: the places of generated ones rise with their indices. */
    private int firstBehind(Place place, int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (factual(middle).compareTo(place) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Where an opportunity stood at first. */
    private Place factual(int index) {
        Opportunity it = world.opportunity(index);
        return new Place(it.rank(), it.rankedAt(), it.id());
    }

    private int total() {
        return world.population().total();
    }

    /** Goes through indices and, where their places are between, through what was placed anew. */
    private final class Walk implements Iterator<Opportunity> {
        private final int end;
        private final Iterator<Map.Entry<Place, Integer>> others;
        private int index;
        /** The next of the others, -1 where there is none; it comes before the index {@link #turn}. */
        private int other;

        private int turn;

        Walk(int start, int end, Map<Place, Integer> others) {
            this.index = start;
            this.end = end;
            this.others = others.entrySet().iterator();
            nextOther();
        }

        @Override
        public boolean hasNext() {
            while (index < turn && placed.containsKey(index)) {
                index++;
            }
            return index < turn || other >= 0;
        }

        @Override
        public Opportunity next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (index < turn) {
                return world.opportunity(index++);
            }
            Opportunity next = world.opportunity(other);
            nextOther();
            return next;
        }

        private void nextOther() {
            if (others.hasNext()) {
                Map.Entry<Place, Integer> next = others.next();
                other = next.getValue();
                turn = firstBehind(next.getKey(), index, end);
            } else {
                other = -1;
                turn = end;
            }
        }
    }
}
