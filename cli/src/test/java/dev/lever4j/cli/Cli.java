package dev.lever4j.cli;

import dev.lever4j.simulator.Simulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command in this process. */
final class Cli {
    private final Map<String, String> env = new HashMap<>();
    private final List<String> common = new ArrayList<>();
    private final Stop stop = new Stop();
    private InputStream in = InputStream.nullInputStream();
    private boolean terminal;
    private Browser browser = Browser.NONE;

    record Result(int exit, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String everything() {
            return out() + err;
        }
    }

    static Cli bare() {
        return new Cli();
    }

    static Cli with(String variable, String value) {
        return new Cli().env(variable, value);
    }

    /** Names the simulator as the server, and no credential. */
    static Cli at(Simulator simulator) {
        Cli cli = new Cli();
        cli.common.addAll(List.of(
                "--base-url",
                simulator.baseUrl().toString(),
                "--auth-url",
                simulator.authUrl().toString()));
        return cli;
    }

    static Cli withKey(Simulator simulator) {
        return at(simulator).env("LEVER_API_KEY", simulator.apiKey());
    }

    static Cli withApp(Simulator simulator) {
        return at(simulator)
                .env("LEVER_CLIENT_ID", simulator.app().clientId())
                .env("LEVER_CLIENT_SECRET", simulator.app().clientSecret());
    }

    Cli env(String variable, String value) {
        env.put(variable, value);
        return this;
    }

    Cli in(InputStream stream) {
        in = stream;
        return this;
    }

    Cli in(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Cli terminal() {
        terminal = true;
        return this;
    }

    Cli browser(Browser shown) {
        browser = shown;
        return this;
    }

    Stop stop() {
        return stop;
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return runTo(out, args).with(out);
    }

    Ended runTo(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(common);
        int exit = Main.run(
                all.toArray(String[]::new),
                Console.of(env, in, out, new PrintStream(err, true, StandardCharsets.UTF_8), terminal, browser, stop));
        return new Ended(exit, err.toString(StandardCharsets.UTF_8));
    }

    record Ended(int exit, String err) {
        Result with(ByteArrayOutputStream out) {
            return new Result(exit, out.toByteArray(), err);
        }
    }
}
