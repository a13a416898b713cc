package dev.lever4j.simulator.api;

import java.util.List;

/** The operations of one resource. */
interface Family {
    List<Route> routes();
}
