package dev.lever4j.spring;

import io.lettuce.core.RedisURI;
import java.util.List;

/** The Redis that the application uses anyway. */
interface RedisServer {
    RedisServer NONE = List::of;

    /** One, or some of a cluster's nodes; none if it uses none. */
    List<RedisURI> nodes();

    /** Whether the nodes are a cluster's. */
    default boolean isCluster() {
        return false;
    }
}
