package dev.lever4j.it.connect;

import dev.lever4j.redis.RealRedis;
import java.nio.file.Path;

/** A broker, a Redis and the unpacked plugin. */
final class Ground implements AutoCloseable {
    private final Path folder;
    final Broker broker;
    private final RealRedis redis;
    final Path plugins;

    Ground(Path folder) {
        this.folder = folder;
        this.plugins = Plugin.unpack(folder);
        this.redis = RealRedis.server(Broker.folder(folder, "redis"), "--appendfsync", "everysec");
        try {
            this.broker = Broker.start(folder);
        } catch (AssertionError dead) {
            redis.close();
            throw dead;
        }
    }

    GrantStore grants() {
        return GrantStore.redis(redis.port());
    }

    /** @param group of its workers */
    Crew crew(String group) {
        return new Crew(Broker.folder(folder, group), broker, plugins, group);
    }

    @Override
    public void close() {
        broker.close();
        redis.close();
    }
}
