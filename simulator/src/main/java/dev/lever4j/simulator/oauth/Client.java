package dev.lever4j.simulator.oauth;

/** A registered OAuth app. */
public record Client(String id, String secret, String redirectUri) {
    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
