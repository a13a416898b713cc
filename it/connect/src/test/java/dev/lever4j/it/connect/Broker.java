package dev.lever4j.it.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** One Kafka broker on loopback, in KRaft mode: it is its own controller. */
final class Broker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final int port;
    private final Program program;

    private Broker(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    /** Answers when this returns. */
    static Broker start(Path within) {
        Path folder = folder(within, "broker");
        int port = Ports.free();
        int controller = Ports.free();
        String settings = Program.settings(folder, "broker", settings(folder, port, controller));
        try (Program format = Program.start(
                folder,
                "format",
                "kafka.tools.StorageTool",
                128,
                List.of("format", "-t", Uuid.randomUuid().toString(), "-c", settings))) {
            if (format.ended() != 0) {
                throw new AssertionError(format);
            }
        }
        Broker broker = new Broker(port, Program.start(folder, "broker", "kafka.Kafka", 256, List.of(settings)));
        try {
            Until.holds("the broker answers", LIMIT, broker::answers, broker.program::toString);
        } catch (AssertionError dead) {
            broker.close();
            throw dead;
        }
        return broker;
    }

    private static Map<String, String> settings(Path folder, int port, int controller) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("log.dirs", folder.resolve("data").toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // so that the death of a worker is noticed within a test's patience
        settings.put("group.min.session.timeout.ms", "500");
        return settings;
    }

    static Path folder(Path within, String name) {
        try {
            return Files.createDirectories(within.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws Exception {
        if (!program.isAlive()) {
            return false;
        }
        try (Admin admin = admin()) {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1;
        }
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", address(), "default.api.timeout.ms", "30000"));
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void freeze() {
        program.freeze();
    }

    void thaw() {
        program.thaw();
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
