package dev.lever4j.it.connect;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The workers of one group; what is left of them is killed with it. */
final class Crew implements AutoCloseable {
    private final Path folder;
    private final Broker broker;
    private final Path plugins;
    private final String group;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    Crew(Path folder, Broker broker, Path plugins, String group) {
        this.folder = folder;
        this.broker = broker;
        this.plugins = plugins;
        this.group = group;
    }

    /** Of workers that are started later. */
    Crew with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    Crew exactlyOnce() {
        return with("exactly.once.source.support", "enabled");
    }

    /** Does not wait until it answers. A name may come again once its worker is dead. */
    Worker start(String name) {
        Worker worker = Worker.start(folder, name, broker, plugins, group, settings);
        workers.put(name, worker);
        return worker;
    }

    /** SIGKILL. */
    void kill(String name) {
        Worker worker = workers.remove(name);
        if (worker == null) {
            throw new IllegalArgumentException("no worker " + name);
        }
        worker.kill();
    }

    /** Any that is alive. */
    Worker any() {
        return workers.values().iterator().next();
    }

    Connector connector(String name, Map<String, String> with) {
        return new Connector(name, this::any, with);
    }

    @Override
    public void close() {
        workers.values().forEach(Worker::close);
    }

    @Override
    public String toString() {
        return workers.values().toString();
    }
}
