package dev.lever4j.it.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process, from its parent's side; see {@link Worker} for what it can be told. */
final class Child implements AutoCloseable {
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Talk talk;
    private final Set<String> opened = new HashSet<>();
    private final Map<String, String> firstLosses = new HashMap<>();

    private Child(Process process, Talk talk) {
        this.process = process;
        this.talk = talk;
    }

    /** Does not wait until it is ready. */
    static Child start(String name, ChildSettings settings) {
        Process process = Jvm.start(ChildMain.class, settings.arguments());
        return new Child(process, new Talk(name, process));
    }

    /** Does not wait for the answer. */
    void tell(Object... words) {
        String line = Stream.of(words).map(String::valueOf).collect(Collectors.joining(" "));
        talk.note("> " + line);
        if (words[0].equals("open")) {
            opened.add(String.valueOf(words[1]));
        }
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new AssertionError("can be told nothing any more: " + this, e);
        }
    }

    /** Waits for an answer that begins so, and gives the rest of it. */
    String answer(String begin) {
        return talk.answer(begin);
    }

    void open(String account) {
        tell("open", account);
        answer("opened " + account);
    }

    /** Whether it was ever told to open the account. */
    boolean knows(String account) {
        return opened.contains(account);
    }

    /** So many calls at once. */
    Outcomes call(String account, int times) {
        tell("call", account, times);
        return called(account);
    }

    /** What came of calls that it was told to make. */
    Outcomes called(String account) {
        return Outcomes.parse(answer("called " + account));
    }

    /** How the grant was lost; waits until that is told. Always the same answer. */
    String firstLoss(String account) {
        return firstLosses.computeIfAbsent(account, lost -> answer("lost " + lost));
    }

    /** How often a loss of the grant was told by now. */
    int losses(String account) {
        tell("losses", account);
        return Integer.parseInt(answer("losses " + account));
    }

    /** It must not have ended before. */
    void kill() {
        int status = Signals.kill(process);
        if (status != KILLED) {
            throw new AssertionError("ended by itself with " + status + ": " + this);
        }
    }

    void stop() {
        Signals.stop(process);
    }

    void goOn() {
        Signals.goOn(process);
    }

    /** Kills it, unless it has ended. */
    @Override
    public void close() {
        Signals.kill(process);
    }

    /** With what was said last. */
    @Override
    public String toString() {
        return talk.toString();
    }
}
