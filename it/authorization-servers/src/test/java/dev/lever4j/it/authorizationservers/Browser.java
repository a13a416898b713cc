package dev.lever4j.it.authorizationservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** An admin before the screen: logs in, reads the consent page, ticks scopes, and is sent back to the app. */
final class Browser {
    private static final int MOST_HOPS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String admin = "admin-" + UUID.randomUUID();
    private final List<String> pages = new ArrayList<>();

    /**
     * Where it ended.
     *
     * @param url of the app if it was sent back there, else of the server's page
     */
    record Landing(URI url, int status, String body) {
        /** What came back to the app. */
        String callback() {
            if (status / 100 != 3) {
                throw new AssertionError("the browser was not sent back to the app but shown a page: " + status);
            }
            return url.getRawQuery();
        }
    }

    /** Consents to everything. */
    String consent(URI authorizeUrl) {
        return consent(authorizeUrl, scope -> true);
    }

    String consent(URI authorizeUrl, Predicate<String> ticked) {
        return open(authorizeUrl, ticked).callback();
    }

    Landing open(URI authorizeUrl, Predicate<String> ticked) {
        URI at = authorizeUrl;
        HttpResponse<String> answer = get(at);
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            if (answer.statusCode() / 100 == 3) {
                at = at.resolve(answer.headers().firstValue("location").orElseThrow());
                if (!at.getRawAuthority().equals(authorizeUrl.getRawAuthority())) {
                    return new Landing(at, answer.statusCode(), "");
                }
                answer = get(at);
            } else {
                Form form = new Form(answer.body());
                if (answer.statusCode() != 200 || !form.isThere()) {
                    return new Landing(at, answer.statusCode(), answer.body());
                }
                at = form.action().isEmpty() ? at : at.resolve(form.action());
                answer = post(at, filled(form, ticked));
            }
        }
        throw new AssertionError("the browser is sent round in circles");
    }

    /** The names of the fields of each form that was shown. */
    List<String> pages() {
        return pages;
    }

    private String filled(Form form, Predicate<String> ticked) {
        pages.add(String.join(" ", form.names()));
        FormData data = new FormData();
        form.hidden().forEach(data::add);
        if (form.names().contains("username")) {
            data.add("username", admin);
        }
        if (form.names().contains("password")) {
            data.add("password", ServerApplication.PASSWORD);
        }
        form.choices().stream().filter(ticked).forEach(scope -> data.add("scope", scope));
        return data.toString();
    }

    private HttpResponse<String> get(URI url) {
        return send(HttpRequest.newBuilder(url).header("accept", "text/html"));
    }

    private HttpResponse<String> post(URI url, String form) {
        return send(HttpRequest.newBuilder(url)
                .header("accept", "text/html")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form as it is posted. */
    static final class FormData {
        private final StringBuilder text = new StringBuilder();

        void add(String name, String value) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(Urls.encoded(name))
                    .append('=')
                    .append(Urls.encoded(value));
        }

        static String of(Map<String, String> fields) {
            FormData data = new FormData();
            fields.forEach(data::add);
            return data.toString();
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
