package dev.lever4j.it.connect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One connector, by the REST interface of whichever worker is alive. */
final class Connector {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final Supplier<Worker> worker;
    private final Map<String, String> settings;

    Connector(String name, Supplier<Worker> worker, Map<String, String> settings) {
        this.name = name;
        this.worker = worker;
        this.settings = new LinkedHashMap<>(settings);
    }

    String name() {
        return name;
    }

    /** Creates it, or gives it other settings. Returns when a worker has taken them. */
    void configure(Map<String, String> changes) {
        settings.putAll(changes);
        patiently("PUT", "/connectors/" + name + "/config", Rest.JSON.writeValueAsString(settings));
    }

    /** So many tasks, all of them running. */
    void awaitRunning(int tasks) {
        Until.holds(
                name + " runs " + tasks + " tasks",
                LIMIT,
                () -> {
                    List<String> states = states();
                    return states.size() == tasks && states.stream().allMatch("RUNNING"::equals);
                },
                () -> lastStatus() + "\n" + worker.get());
    }

    List<String> states() {
        return StreamSupport.stream(status().get("tasks").spliterator(), false)
                .map(task -> task.get("state").stringValue())
                .toList();
    }

    JsonNode status() {
        return worker.get().rest().get("/connectors/" + name + "/status");
    }

    String lastStatus() {
        try {
            return status().toPrettyString();
        } catch (RuntimeException none) {
            return none.toString();
        }
    }

    /** What is kept of how far it has come. */
    JsonNode offsets() {
        return worker.get().rest().get("/connectors/" + name + "/offsets");
    }

    void pause() {
        patiently("PUT", "/connectors/" + name + "/pause", "");
    }

    void resume() {
        patiently("PUT", "/connectors/" + name + "/resume", "");
    }

    void delete() {
        patiently("DELETE", "/connectors/" + name, "");
    }

    /** Asks again while the workers hand out their work. */
    private void patiently(String method, String path, String body) {
        AtomicReference<Rest.Refused> forGood = new AtomicReference<>();
        Until.holds(
                method + " " + path,
                LIMIT,
                () -> {
                    try {
                        worker.get().rest().send(method, path, body);
                    } catch (Rest.Refused refused) {
                        if (refused.passes()) {
                            throw refused;
                        }
                        forGood.set(refused);
                    }
                    return true;
                },
                () -> worker.get().toString());
        Rest.Refused refused = forGood.get();
        if (refused != null) {
            throw refused;
        }
    }
}
