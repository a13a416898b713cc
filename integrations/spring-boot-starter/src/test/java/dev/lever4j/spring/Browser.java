package dev.lever4j.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** With cookies of its own, in the hands of a Super Admin. */
final class Browser {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    record Page(int status, HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    Page get(String url, String... headers) {
        return send(request(url, headers).GET());
    }

    /** From a page of the same site. */
    Page post(String url) {
        return post(url, "Origin", URI.create(url).resolve("/").toString().replaceAll("/$", ""));
    }

    Page post(String url, String... headers) {
        return send(request(url, headers).POST(BodyPublishers.noBody()));
    }

    /** Where a page leads to. */
    URI location(Page page) {
        return URI.create(page.header("location"));
    }

    /** To Lever and up to the way back, which is not gone yet. */
    URI consent(Page begun) {
        return location(get(location(begun).toString()));
    }

    /** All the way that redirects lead. */
    Page follow(Page begun) {
        Page page = begun;
        for (int hops = 0; hops < 10 && page.status() / 100 == 3; hops++) {
            page = get(location(page).toString());
        }
        return page;
    }

    private static HttpRequest.Builder request(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(SOON);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Page(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
