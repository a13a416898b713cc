package dev.lever4j.client.http;

import dev.lever4j.client.Lane;
import dev.lever4j.client.ResourceStatus;
import dev.lever4j.client.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Several who are told of everything, one after the other: each sees the context that the one before has made. */
public final class TelemetryGroup implements Telemetry {
    private final List<Telemetry> members;

    private TelemetryGroup(List<Telemetry> members) {
        this.members = List.copyOf(members);
    }

    /** @param members guarded already; none are none */
    public static Telemetry of(List<Telemetry> members) {
        return switch (members.size()) {
            case 0 -> NONE;
            case 1 -> members.get(0);
            default -> new TelemetryGroup(members);
        };
    }

    @Override
    public Watch<CallEnd> call(CallBegin call, ContextView caller) {
        return all(member -> member.call(call, caller));
    }

    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        return all(member -> member.request(request, call));
    }

    @Override
    public Watch<RefreshEnd> refresh() {
        return all(Telemetry::refresh);
    }

    @Override
    public void waited(Lane lane, Duration wait, boolean admitted) {
        members.forEach(member -> member.waited(lane, wait, admitted));
    }

    @Override
    public void met(Waiter waiter, Duration wait) {
        members.forEach(member -> member.met(waiter, wait));
    }

    @Override
    public Disposable watch(Supplier<ResourceStatus> status) {
        return Disposables.composite(
                members.stream().map(member -> member.watch(status)).toList());
    }

    private <E> Watch<E> all(Function<Telemetry, Watch<E>> begin) {
        List<Watch<E>> watches = members.stream().map(begin).toList();
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
