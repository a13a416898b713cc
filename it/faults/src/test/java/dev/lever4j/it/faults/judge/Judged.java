package dev.lever4j.it.faults.judge;

import dev.lever4j.it.faults.judge.Trial.Duty;
import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A cell that has been played. */
record Judged(Trial trial, End end, FaultServer server, FaultServer elsewhere) {
    /** The worst of it. */
    Verdict verdict() {
        long writes = server.apiRequests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
        if (elsewhere.requests().stream().anyMatch(Judged::hasKey)) {
            return Verdict.of(Failing.KEY_SENT, elsewhere.requests().toString());
        }
        if (writes > 1 && !trial.isRefusal()) {
            return Verdict.of(Failing.SENT_TWICE, writes + " times; then " + end.text());
        }
        if (!end.isEnded()) {
            return Verdict.of(
                    end.isEndless() ? Failing.ENDLESS : Failing.HANGS,
                    server.apiRequests().size() + " requests");
        }
        Verdict ofEnd = end.error() == null ? ofValue() : ofError(end.error());
        int requests = server.apiRequests().size();
        return ofEnd.passes() && requests > trial.requests() ? Verdict.of(Failing.MANY, requests + " requests") : ofEnd;
    }

    private Verdict ofValue() {
        if (trial.duty() == Duty.NEVER) {
            return Verdict.of(trial.never(), end.text());
        }
        if (trial.duty() == Duty.ANY || trial.right().contains(String.valueOf(end.value()))) {
            return Verdict.PASSES;
        }
        return Verdict.of(Act.isLess(end.value()) ? Failing.LESS : Failing.WRONG, end.text());
    }

    private Verdict ofError(Throwable error) {
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        if (trial.countsShownKeys() && Judge.isKey(all.toString())) {
            return Verdict.of(Failing.KEY_SHOWN, end.text());
        }
        return trial.duty() == Duty.RIGHT ? Verdict.of(Failing.REFUSED, end.text()) : Verdict.PASSES;
    }

    private static boolean hasKey(Request request) {
        return Judge.isKey(request.target())
                || Judge.isKey(new String(request.body(), StandardCharsets.UTF_8))
                || request.headers().stream().anyMatch(header -> Judge.isKey(header.getValue()));
    }
}
