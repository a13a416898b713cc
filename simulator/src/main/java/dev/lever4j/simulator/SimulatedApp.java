package dev.lever4j.simulator;

/** An OAuth app that is registered from the start. */
public record SimulatedApp(String clientId, String clientSecret, String redirectUri) {
    @Override
    public String toString() {
        return "SimulatedApp[" + clientId + "]";
    }
}
