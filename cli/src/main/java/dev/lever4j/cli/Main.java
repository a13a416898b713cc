package dev.lever4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/** The {@code lever} command. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the virtual machine with its exit code. */
    public static void main(String[] args) {
        // of everything else a quarter of a second's worth would be loaded first
        if (Version.isAll(args) && new Version().isTold(new FileOutputStream(FileDescriptor.out))) {
            return;
        }
        Stop stop = new Stop();
        stop.onShutdown();
        int exitCode;
        try {
            // not System.out: that one swallows errors such as a reader that has gone
            OutputStream out = new FileOutputStream(FileDescriptor.out);
            Map<String, String> env = System.getenv();
            boolean terminal = Terminal.isStandardError();
            exitCode = run(args, Console.of(env, System.in, out, System.err, terminal, Browser.system(env), stop));
        } finally {
            stop.done();
        }
        System.exit(exitCode);
    }

    /**
     * Runs one command in this process, without a terminal or a browser.
     *
     * @return the exit code that {@code lever --help} documents
     */
    public static int run(String[] args, Map<String, String> env, InputStream in, OutputStream out, PrintStream err) {
        return run(args, Console.of(env, in, out, err, false, Browser.NONE, new Stop()));
    }

    static int run(String[] args, Console console) {
        return Commands.of(console).execute(args);
    }
}
