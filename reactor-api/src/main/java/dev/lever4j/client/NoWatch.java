package dev.lever4j.client;

/** Looks at nothing. */
enum NoWatch implements Telemetry.Watch<Object> {
    INSTANCE;

    @Override
    public void ended(Object end) {}
}
