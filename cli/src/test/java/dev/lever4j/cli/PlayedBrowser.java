package dev.lever4j.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Goes where it is led, as an admin's browser does whose admin consents to everything. */
final class PlayedBrowser implements Browser {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(SOON)
            .build();
    private final Function<URI, CompletableFuture<HttpResponse<String>>> tour;
    private final CompletableFuture<HttpResponse<String>> last = new CompletableFuture<>();
    private volatile URI opened = URI.create("");

    PlayedBrowser() {
        this.tour = this::visit;
    }

    /** One that does something else with the address. */
    PlayedBrowser(Tour other) {
        this.tour = url -> other.of(this, url);
    }

    interface Tour {
        CompletableFuture<HttpResponse<String>> of(PlayedBrowser browser, URI url);
    }

    @Override
    public boolean open(URI url) {
        opened = url;
        CompletableFuture<Boolean> ignored = tour.apply(url)
                .handle((page, error) -> error == null ? last.complete(page) : last.completeExceptionally(error));
        return true;
    }

    CompletableFuture<HttpResponse<String>> visit(URI url) {
        return http.sendAsync(HttpRequest.newBuilder(url).timeout(SOON).build(), HttpResponse.BodyHandlers.ofString());
    }

    boolean wasOpened() {
        return !opened.toString().isEmpty();
    }

    /** Where it was sent. */
    URI opened() {
        return opened;
    }

    /** What it shows in the end. */
    HttpResponse<String> page() throws Exception {
        return last.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
