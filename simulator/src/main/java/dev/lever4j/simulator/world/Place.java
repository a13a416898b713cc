package dev.lever4j.simulator.world;

/**
 * Where a record stands in its list, as offsets tell it: rank up, time down, then id.
 *
 * @param rank index of the stage
 * @param ms last advanced
 */
public record Place(int rank, long ms, String id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byRank = Integer.compare(rank, other.rank);
        int byTime = byRank != 0 ? byRank : Long.compare(other.ms, ms);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
