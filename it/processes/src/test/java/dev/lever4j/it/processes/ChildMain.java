package dev.lever4j.it.processes;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A process that uses grants as it is told, line by line; it ends with its parent. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // what is logged goes elsewhere
        System.setOut(System.err);
        Worker worker = new Worker(ChildSettings.parse(arguments), line -> say(answers, line));
        say(answers, "ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            worker.perform(line.split(" "));
        }
        System.exit(0);
    }

    private static void say(PrintStream answers, String line) {
        synchronized (answers) {
            answers.println(line);
        }
    }
}
