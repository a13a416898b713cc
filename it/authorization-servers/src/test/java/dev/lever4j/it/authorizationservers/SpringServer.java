package dev.lever4j.it.authorizationservers;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.TokenBodyFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The one Spring Authorization Server of all tests, on a free port of the loopback. It ends with the process. */
final class SpringServer {
    private static final SpringServer ONLY = new SpringServer();

    private final ServletWebServerApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SpringServer() {
        // logging is set up already, but for what Tomcat writes
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(ServerApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off")
                .run();
    }

    /** Started at its first use. */
    static SpringServer get() {
        return ONLY;
    }

    TokenRequests requests() {
        return context.getBean(TokenRequests.class);
    }

    /** The issuer of the host itself. */
    URI url() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort());
    }

    /** As it has to be described to the client. */
    AuthServer described(ClientAuthentication authentication) {
        return described(url(), authentication);
    }

    static AuthServer described(URI issuer, ClientAuthentication authentication) {
        URI token = URI.create(issuer + "/oauth2/token");
        return new AuthServer(
                URI.create(issuer + "/oauth2/authorize"), token, token, authentication, TokenBodyFormat.FORM);
    }

    /** What the server itself says of a token, as it says it to an API. */
    boolean isActive(String token) {
        String authorization = basic(ServerApplication.API_ID, ServerApplication.API_SECRET);
        return post("/oauth2/introspect", authorization, Map.of("token", token))
                .body()
                .contains("\"active\":true");
    }

    /** Takes a token back, as its app may. */
    void revoke(RegisteredApp app, String token) {
        HttpResponse<String> answer = asked(app, "/oauth2/revoke", Map.of("token", token));
        if (answer.statusCode() != 200 || isActive(token)) {
            throw new AssertionError("the server did not revoke the token: " + answer.statusCode());
        }
    }

    /** Presents something at the token endpoint without the client under test, as a thief would who knows the app. */
    HttpResponse<String> present(RegisteredApp app, Map<String, String> fields) {
        return asked(app, "/oauth2/token", fields);
    }

    private HttpResponse<String> asked(RegisteredApp app, String path, Map<String, String> fields) {
        if (app.authentication() == ClientAuthentication.HEADER) {
            return post(path, basic(Urls.encoded(app.id()), Urls.encoded(app.secret())), fields);
        }
        Browser.FormData form = new Browser.FormData();
        form.add("client_id", app.id());
        form.add("client_secret", app.secret());
        fields.forEach(form::add);
        return post(path, "", form.toString());
    }

    private HttpResponse<String> post(String path, String authorization, Map<String, String> fields) {
        return post(path, authorization, Browser.FormData.of(fields));
    }

    private HttpResponse<String> post(String path, String authorization, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
