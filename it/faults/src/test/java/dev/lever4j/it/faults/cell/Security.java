package dev.lever4j.it.faults.cell;

/** Plain HTTP, as on the loopback only, or TLS. */
public enum Security {
    PLAIN,
    TLS
}
