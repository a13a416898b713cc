package dev.lever4j.spring;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import java.util.List;

/** The Redis that the application uses anyway. */
interface RedisServer {
    RedisServer NONE = new RedisServer() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public List<RedisURI> nodes() {
            return List.of();
        }
    };

    /** Whether the application uses one; connects nowhere. */
    boolean isThere();

    /** One, or some of a cluster's nodes; none if it uses none. */
    List<RedisURI> nodes();

    /** Whether the nodes are a cluster's. */
    default boolean isCluster() {
        return false;
    }

    /** How to connect: whom to trust, above all. */
    default ClientOptions options() {
        return ClientOptions.create();
    }
}
