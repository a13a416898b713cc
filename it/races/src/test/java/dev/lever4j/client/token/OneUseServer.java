package dev.lever4j.client.token;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** An authorization server whose refresh tokens are good for one use, {@code refresh-N} for the N+1st access token. */
final class OneUseServer implements Transport {
    private int given;

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return Mono.fromSupplier(() -> {
            request.departure().depart();
            String form = new String(Objects.requireNonNull(request.body()), StandardCharsets.US_ASCII);
            return answer(URLDecoder.decode(form.substring(form.lastIndexOf('=') + 1), StandardCharsets.UTF_8));
        });
    }

    private synchronized HttpReply answer(String presented) {
        if (!presented.equals("refresh-" + given)) {
            return reply(403, "{\"error\":\"invalid_grant\"}");
        }
        given++;
        return reply(
                200,
                "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\",\"token_type\":\"bearer\",\"expires_in\":3600}"
                        .formatted(given, given));
    }

    private static HttpReply reply(int status, String body) {
        return new HttpReply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
