package dev.lever4j.redis;

import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two primaries with half of the slots each; the first has a replica. */
final class RealCluster implements AutoCloseable {
    private static final int HALF = SlotHash.SLOT_COUNT / 2;

    private final RealRedis first;
    private final RealRedis second;
    private final RealRedis replica;

    RealCluster(Path folder) {
        int bus = RealRedis.freePort();
        first = node(folder, "first", bus);
        second = node(folder, "second", RealRedis.freePort());
        replica = node(folder, "replica", RealRedis.freePort());
        addSlots(first, 0, HALF - 1);
        addSlots(second, HALF, SlotHash.SLOT_COUNT - 1);
        for (RealRedis each : List.of(second, replica)) {
            cluster(each, "MEET", "127.0.0.1", String.valueOf(first.port()), String.valueOf(bus));
        }
        String idOfFirst = id(first);
        Grants.until(() -> {
            cluster(replica, "REPLICATE", idOfFirst);
            return true;
        });
        for (RealRedis each : List.of(first, second, replica)) {
            Grants.until(() -> agrees(each));
        }
    }

    private static RealRedis node(Path folder, String name, int bus) {
        try {
            Path own = Files.createDirectory(folder.resolve(name));
            return RealRedis.server(
                    own,
                    "--cluster-enabled",
                    "yes",
                    "--cluster-port",
                    String.valueOf(bus),
                    "--repl-diskless-sync-delay",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addSlots(RealRedis node, int from, int to) {
        cluster(node, "ADDSLOTSRANGE", String.valueOf(from), String.valueOf(to));
    }

    private static void cluster(RealRedis node, String... arguments) {
        CommandArgs<String, String> all = new CommandArgs<>(StringCodec.UTF8);
        for (String each : arguments) {
            all.add(each);
        }
        node.admin(admin -> admin.dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), all));
    }

    private static String id(RealRedis node) {
        return node.admin(admin -> admin.clusterMyId());
    }

    private static boolean agrees(RealRedis node) {
        String nodes = node.admin(admin -> admin.clusterNodes());
        return node.<String>admin(admin -> admin.clusterInfo()).contains("cluster_state:ok")
                && nodes.lines().filter(line -> line.contains("slave")).count() == 1
                && nodes.lines().count() == 3;
    }

    RealRedis first() {
        return first;
    }

    RealRedis second() {
        return second;
    }

    boolean isOnFirst(String key) {
        return SlotHash.getSlot(key) < HALF;
    }

    /** With the key in it. */
    void moveSlotToSecond(String key) {
        String slot = String.valueOf(SlotHash.getSlot(key));
        String idOfFirst = id(first);
        String idOfSecond = id(second);
        cluster(second, "SETSLOT", slot, "IMPORTING", idOfFirst);
        cluster(first, "SETSLOT", slot, "MIGRATING", idOfSecond);
        first.admin(admin -> admin.migrate("127.0.0.1", second.port(), key, 0, 10_000));
        cluster(second, "SETSLOT", slot, "NODE", idOfSecond);
        cluster(first, "SETSLOT", slot, "NODE", idOfSecond);
    }

    void flush() {
        first.admin(admin -> admin.flushall());
        second.admin(admin -> admin.flushall());
    }

    @Override
    public void close() {
        first.close();
        second.close();
        replica.close();
    }
}
