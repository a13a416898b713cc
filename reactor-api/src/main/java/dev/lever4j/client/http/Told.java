package dev.lever4j.client.http;

import dev.lever4j.client.RequestListener;
import dev.lever4j.client.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** All who are told of a client's calls: the telemetry of its resources, its listener, its log, in this order. */
final class Told implements Telemetry {
    private final List<Telemetry> others;
    private final HttpLog log;

    private Told(List<Telemetry> others, HttpLog log) {
        this.others = others;
        this.log = log;
    }

    static Told of(CallHabits habits, Telemetry telemetry) {
        List<Telemetry> others = new ArrayList<>(2);
        if (telemetry != Telemetry.NONE) {
            others.add(telemetry);
        }
        if (habits.listener() != RequestListener.NONE) {
            others.add(GuardedTelemetry.of(new ListenerTelemetry(habits.listener()), "a request listener", habits.log()));
        }
        return new Told(List.copyOf(others), new HttpLog(habits.log()));
    }

    /** Whether it is worth telling anybody anything now. */
    boolean listens() {
        return !others.isEmpty() || log.isOn();
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return all(telemetry -> telemetry.call(call, caller));
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return all(telemetry -> telemetry.request(request, call));
    }

    private <E> Watch<E> all(Function<Telemetry, Watch<E>> begin) {
        List<Watch<E>> watches = new ArrayList<>(others.size() + 1);
        others.forEach(telemetry -> watches.add(begin.apply(telemetry)));
        watches.add(begin.apply(log));
        return new Watch<>() {
            @Override
            public Context within(Context below) {
                Context made = below;
                for (Watch<E> watch : watches) {
                    made = watch.within(made);
                }
                return made;
            }

            @Override
            public void ended(E end) {
                watches.forEach(watch -> watch.ended(end));
            }
        };
    }
}
