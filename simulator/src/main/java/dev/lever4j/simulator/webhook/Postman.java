package dev.lever4j.simulator.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Carries one body to a receiver, once. Redirects are not followed, and what the receiver says is not read. */
final class Postman {
    /** Made when there is something to carry: it takes a thread. */
    private @Nullable HttpClient http;

    /** @param status 0 where no answer came */
    record Outcome(int status, @Nullable String problem) {}

    /** Never completes with an error. */
    CompletableFuture<Outcome> carry(URI url, String body, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("User-Agent", "Lever-Webhooks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return sent(request).handle((answer, error) -> answer != null ? answered(answer) : failed(error, timeout));
    }

    private CompletableFuture<HttpResponse<String>> sent(HttpRequest request) {
        try {
            return http().sendAsync(request, answer -> new Unread());
        } catch (RuntimeException notToBeSent) { // no such port
            return CompletableFuture.failedFuture(notToBeSent);
        }
    }

    private static Outcome answered(HttpResponse<?> answer) {
        return new Outcome(answer.statusCode(), null);
    }

    private static Outcome failed(Throwable error, Duration timeout) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return new Outcome(0, cause instanceof HttpTimeoutException ? "no answer within " + timeout : cause.toString());
    }

    private synchronized HttpClient http() {
        HttpClient client = http;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
            http = client;
        }
        return client;
    }

    /** The status is all that counts: a receiver that dawdles over the rest of its answer has acknowledged. */
    private static final class Unread implements HttpResponse.BodySubscriber<String> {
        @Override
        public CompletionStage<String> getBody() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> unread) {}

        @Override
        public void onError(Throwable late) {}

        @Override
        public void onComplete() {}
    }
}
