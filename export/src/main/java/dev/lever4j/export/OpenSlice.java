package dev.lever4j.export;

/** A slice on its way, and what it has brought. */
final class OpenSlice {
    final Span span;
    final Stretch in;
    final double planned;
    final boolean fromStart;
    final boolean blind;
    long pages;
    long records;

    /**
     * @param in what is known round about it
     * @param planned pages that it should have
     * @param fromStart whether all of its pages come in this run
     * @param blind whether it was begun without knowing anything
     */
    OpenSlice(Span span, Stretch in, double planned, boolean fromStart, boolean blind) {
        this.span = span;
        this.in = in;
        this.planned = planned;
        this.fromStart = fromStart;
        this.blind = blind;
    }
}
