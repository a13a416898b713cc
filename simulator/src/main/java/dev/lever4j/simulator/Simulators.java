package dev.lever4j.simulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Many simulated accounts behind one address and one OAuth app, as at Lever: the credential of a request says whose it
 * is. Each is a {@link Simulator} of its own in all else: data, grants, limit, faults, ledger. What names no credential
 * that any of them gave out is answered by the first. Thread-safe.
 */
public final class Simulators implements AutoCloseable {
    private final Server server;
    private final List<Simulator> accounts;

    private Simulators(int port, int accounts, IntFunction<Simulator.Builder> each) {
        this.server = Server.open(port);
        List<Simulator> all = new ArrayList<>(accounts);
        for (int index = 0; index < accounts; index++) {
            Simulator.Builder builder = each.apply(index);
            builder.app = all.isEmpty() ? null : all.get(0).app();
            all.add(new Simulator(builder, server));
        }
        this.accounts = List.copyOf(all);
        server.serve(new Porter(this.accounts));
    }

    /**
     * Listens when this returns.
     *
     * @param each how the account with this number, from 0, is; each needs a seed of its own. A port is taken from none
     */
    public static Simulators start(int accounts, IntFunction<Simulator.Builder> each) {
        return new Simulators(0, Checks.between("accounts", accounts, 1, 1_000_000), each);
    }

    /** As {@link Simulator#baseUrl()}, of all. */
    public URI baseUrl() {
        return accounts.get(0).baseUrl();
    }

    /** As {@link Simulator#authUrl()}, of all. */
    public URI authUrl() {
        return accounts.get(0).authUrl();
    }

    /** The one app that all accounts may consent to. */
    public SimulatedApp app() {
        return accounts.get(0).app();
    }

    /** In the order of their numbers. */
    public List<Simulator> accounts() {
        return accounts;
    }

    public Simulator account(int index) {
        return accounts.get(index);
    }

    /** Stops at once, all of them. */
    @Override
    public void close() {
        accounts.forEach(Simulator::close);
        server.stop();
    }
}
