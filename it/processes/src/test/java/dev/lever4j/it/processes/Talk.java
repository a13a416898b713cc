package dev.lever4j.it.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is said between a child and its parent: answers that are waited for, and the last lines of everything. */
final class Talk {
    private static final long LIMIT = Duration.ofMinutes(5).toNanos();
    private static final int KEPT = 60;

    private final String name;
    private final Deque<String> transcript = new ArrayDeque<>();
    private final LinkedList<String> answers = new LinkedList<>();
    private boolean ended;

    Talk(String name, Process child) {
        this.name = name;
        read(child.getInputStream(), true);
        read(child.getErrorStream(), false);
    }

    synchronized void note(String line) {
        transcript.add(line);
        if (transcript.size() > KEPT) {
            transcript.remove();
        }
    }

    /** Waits for an answer that begins so, and gives the rest of it. Answers to other commands may come before. */
    synchronized String answer(String begin) {
        long began = System.nanoTime();
        while (true) {
            String answer = taken(begin);
            if (answer != null) {
                return answer.substring(begin.length()).strip();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(LIMIT - (System.nanoTime() - began));
            if (ended || left <= 0) {
                throw new AssertionError("no \"" + begin + "\" " + (ended ? "until its end" : "in time") + ": " + this);
            }
            awaitNews(left);
        }
    }

    private @Nullable String taken(String begin) {
        for (Iterator<String> each = answers.iterator(); each.hasNext(); ) {
            String line = each.next();
            if (line.equals(begin) || line.startsWith(begin + " ")) {
                each.remove();
                return line;
            }
        }
        return null;
    }

    private void awaitNews(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + name, e);
        }
    }

    private void read(InputStream from, boolean answering) {
        Thread reader = new Thread(() -> take(from, answering), name + (answering ? " answers" : " log"));
        reader.setDaemon(true);
        reader.start();
    }

    private void take(InputStream from, boolean answering) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line, answering);
            }
        } catch (IOException e) {
            note("(" + e + ")");
        }
        if (answering) {
            end();
        }
    }

    private synchronized void heard(String line, boolean answering) {
        note((answering ? "< " : "  ") + line);
        if (answering) {
            answers.add(line);
            notifyAll();
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** With what was said last. */
    @Override
    public synchronized String toString() {
        return name + "\n    " + String.join("\n    ", transcript);
    }
}
