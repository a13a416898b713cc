package dev.lever4j.client.http;

import dev.lever4j.client.RequestListener;
import dev.lever4j.client.Telemetry;
import reactor.util.context.ContextView;

/** Tells a listener of the little that it wants to know. */
record ListenerTelemetry(RequestListener listener) implements Telemetry {
    @Override
    public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
        String label = request.call().endpoint().label();
        return end -> listener.ended(label, end.status(), end.took());
    }
}
