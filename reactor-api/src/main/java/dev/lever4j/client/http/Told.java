package dev.lever4j.client.http;

import dev.lever4j.client.RequestListener;
import dev.lever4j.client.Telemetry;
import java.util.ArrayList;
import java.util.List;
import reactor.util.context.ContextView;

/** All who are told of a client's calls: the telemetry of its resources, its listener, and its log while it writes. */
final class Told implements Telemetry {
    private final Telemetry others;
    private final Telemetry all;
    private final HttpLog log;

    private Told(List<Telemetry> others, HttpLog log) {
        List<Telemetry> withLog = new ArrayList<>(others);
        withLog.add(log);
        this.others = TelemetryGroup.of(others);
        this.all = TelemetryGroup.of(withLog);
        this.log = log;
    }

    static Told of(CallHabits habits, Telemetry telemetry) {
        List<Telemetry> others = new ArrayList<>(2);
        if (telemetry != Telemetry.NONE) {
            others.add(telemetry);
        }
        if (habits.listener() != RequestListener.NONE) {
            others.add(
                    GuardedTelemetry.of(new ListenerTelemetry(habits.listener()), "a request listener", habits.log()));
        }
        return new Told(others, new HttpLog(habits.log()));
    }

    /** Whether it is worth telling anybody anything now. */
    boolean listens() {
        return now() != NONE;
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return now().call(call, caller);
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return now().request(request, call);
    }

    private Telemetry now() {
        return log.isOn() ? all : others;
    }
}
