package dev.lever4j.cli;

import dev.lever4j.auth.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The world around one run of the command.
 *
 * @param env the environment's variables
 * @param out what was asked for, byte for byte
 * @param err what is said about it
 * @param terminal whether {@code err} is one
 * @param browser what shows a page to the user
 * @param secrets what has been loaded, so that it can be struck out of anything that is said
 */
record Console(
        Map<String, String> env,
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean terminal,
        Browser browser,
        Stop stop,
        List<Secret> secrets) {
    private static final int SHORTEST = 8;

    static Console of(
            Map<String, String> env,
            InputStream in,
            OutputStream out,
            PrintStream err,
            boolean terminal,
            Browser browser,
            Stop stop) {
        return new Console(env, in, out, err, terminal, browser, stop, new CopyOnWriteArrayList<>());
    }

    /** A variable that is set to something; an empty one counts as not set, as shells and CI systems leave them. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(env.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Takes note of a secret that must never be shown. */
    Secret hide(Secret secret) {
        // no real one is so short, and striking out "a" would leave nothing to read
        if (secret.reveal().length() >= SHORTEST) {
            secrets.add(secret);
        }
        return secret;
    }

    /** One line on standard error. */
    void say(String line) {
        err.println("lever: " + struckOut(line));
        err.flush();
    }

    /** One line on standard output. */
    void print(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw Failure.localIo("standard output was closed before everything was written; keep its reader open", e);
        }
    }

    void trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        err.print(struckOut(text.toString()));
        err.flush();
    }

    /** The messages of our own errors hold no secret; this is for those that come from elsewhere. */
    private String struckOut(String text) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = clean.replace(secret.reveal(), "***");
        }
        return clean;
    }
}
