package dev.lever4j.contract;

import dev.lever4j.simulator.SimulatedApp;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An admin's consent to less than everything. */
final class Consent {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Consent() {}

    /** The refresh token of a grant with these scopes, separated by blanks. */
    static String to(Simulator simulator, String scopes) {
        SimulatedApp app = simulator.app();
        Map<String, String> asked = Map.of(
                "client_id",
                app.clientId(),
                "redirect_uri",
                app.redirectUri(),
                "response_type",
                "code",
                "state",
                "any",
                "audience",
                simulator.baseUrl() + "/",
                "scope",
                scopes + " offline_access");
        String back = send(HttpRequest.newBuilder(URI.create(simulator.authUrl() + "/authorize?" + form(asked))))
                .headers()
                .firstValue("location")
                .orElseThrow();
        Map<String, String> exchange = Map.of(
                "grant_type", "authorization_code",
                "client_id", app.clientId(),
                "client_secret", app.clientSecret(),
                "redirect_uri", app.redirectUri(),
                "code", back.replaceAll(".*[?&]code=([^&]+).*", "$1"));
        HttpResponse<String> tokens = send(HttpRequest.newBuilder(URI.create(simulator.authUrl() + "/oauth/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(exchange))));
        return JsonMapper.shared().readTree(tokens.body()).path("refresh_token").asString();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
