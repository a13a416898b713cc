package dev.lever4j.it.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One distributed Connect worker. */
final class Worker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final Program program;
    private final Rest rest;

    private Worker(String name, Program program, Rest rest) {
        this.name = name;
        this.program = program;
        this.rest = rest;
    }

    /**
     * Does not wait until it answers.
     *
     * @param group all workers of one share connectors; what it keeps in Kafka is named for it
     * @param more settings, which win
     */
    static Worker start(Path within, String name, Broker broker, Path plugins, String group, Map<String, String> more) {
        Path folder = Broker.folder(within, name);
        int port = Ports.free();
        Map<String, String> settings = settings(broker, plugins, group, port);
        settings.putAll(more);
        Program program = Program.start(
                folder,
                name,
                "org.apache.kafka.connect.cli.ConnectDistributed",
                256,
                List.of(Program.settings(folder, name, settings)));
        return new Worker(name, program, new Rest(port));
    }

    private static Map<String, String> settings(Broker broker, Path plugins, String group, int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", broker.address());
        settings.put("group.id", group);
        for (String kept : List.of("config", "offset", "status")) {
            settings.put(kept + ".storage.topic", topic(group, kept));
            settings.put(kept + ".storage.replication.factor", "1");
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter.schemas.enable", "false");
        settings.put("plugin.path", plugins.toString());
        settings.put("plugin.discovery", "service_load");
        settings.put("listeners", "http://127.0.0.1:" + port);
        settings.put("rest.advertised.host.name", "127.0.0.1");
        settings.put("offset.flush.interval.ms", "1000");
        // the dead are missed after four seconds, and nobody waits for their return
        settings.put("session.timeout.ms", "4000");
        settings.put("heartbeat.interval.ms", "1000");
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        return settings;
    }

    /** Where a group keeps this. */
    static String topic(String group, String kept) {
        return group + "-" + kept + "s";
    }

    /** Waits for it. */
    Worker ready() {
        Until.holds(name + " answers", LIMIT, this::answers, program::toString);
        return this;
    }

    private boolean answers() {
        if (!program.isAlive()) {
            return false;
        }
        return rest.get("/connectors").isArray();
    }

    Rest rest() {
        return rest;
    }

    /** SIGKILL. */
    void kill() {
        program.kill();
    }

    long heap() {
        return program.heap();
    }

    String log() {
        return program.log();
    }

    @Override
    public void close() {
        program.close();
    }

    @Override
    public String toString() {
        return program.toString();
    }
}
