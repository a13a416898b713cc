package dev.lever4j.client.transport;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.MalformedResponseException;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Reads answers. A 2xx must prove by its framing that it came whole: with a length or chunked, identity encoded, under
 * the cap. A body that only the end of the connection delimits is refused, because a cut looks the same. Of any other
 * answer the status is what counts: its body is cut at 64 KiB, and left out where it is encoded or did not come whole.
 */
final class Replies {
    private static final int OK = 200;
    private static final int REFUSAL_CAP = 64 << 10;

    private final int cap;

    Replies(int cap) {
        this.cap = cap;
    }

    /** @param taker of a success's body; null to collect it */
    Mono<HttpReply> read(HttpClientResponse response, ByteBufFlux content, @Nullable BodyTaker taker) {
        int status = response.status().code();
        HttpHeaders headers = response.responseHeaders();
        return status >= 200 && status < 300
                ? success(status, headers, content, taker)
                : refusal(status, headers, content);
    }

    private Mono<HttpReply> success(int status, HttpHeaders headers, ByteBufFlux content, @Nullable BodyTaker taker) {
        if (isEncoded(headers)) {
            return malformed("an answer came compressed though identity was asked for; check for a proxy in between");
        }
        if (status != 204 && !isFramed(headers)) {
            return malformed("an answer came without a length, so a cut would go unseen; check for a proxy in between");
        }
        return taker == null
                ? collect(status, headers, content, new Body(cap, claimedLength(headers), false))
                : handOn(new HttpReply(status, lowerCase(headers), new byte[0]), content, taker);
    }

    private static Mono<HttpReply> handOn(HttpReply head, ByteBufFlux content, BodyTaker taker) {
        if (head.status() != OK) {
            return malformed("the answer was " + head.status()
                    + ", which does not mean that all of it follows; check for a proxy in between");
        }
        return taker.take(head, content.map(Replies::copied)).thenReturn(head);
    }

    /** The library releases its pooled buffer as soon as this has returned. */
    private static ByteBuffer copied(ByteBuf pooled) {
        byte[] bytes = new byte[pooled.readableBytes()];
        pooled.readBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private Mono<HttpReply> refusal(int status, HttpHeaders headers, ByteBufFlux content) {
        HttpReply bare = new HttpReply(status, lowerCase(headers), new byte[0]);
        if (isEncoded(headers)) {
            return Mono.just(bare);
        }
        return collect(status, headers, content, new Body(Math.min(cap, REFUSAL_CAP), 0, true))
                .onErrorReturn(error -> error instanceof IOException || error instanceof ReadTimeoutException, bare);
    }

    private static Mono<HttpReply> collect(int status, HttpHeaders headers, ByteBufFlux content, Body body) {
        return content.doOnNext(body::add)
                .takeUntil(chunk -> body.isFull())
                .then(Mono.fromSupplier(() -> new HttpReply(status, lowerCase(headers), body.bytes())));
    }

    private static boolean isEncoded(HttpHeaders headers) {
        boolean packed = headers.getAll("content-encoding").stream()
                .anyMatch(encoding -> !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity"));
        // a coding beside chunked is left as it is by the HTTP library
        return packed
                || headers.getAll("transfer-encoding").stream()
                        .anyMatch(coding -> !coding.strip().equalsIgnoreCase("chunked"));
    }

    private static boolean isFramed(HttpHeaders headers) {
        return headers.contains("content-length") || headers.containsValue("transfer-encoding", "chunked", true);
    }

    private static int claimedLength(HttpHeaders headers) {
        Integer claimed = headers.getInt("content-length");
        return claimed == null ? 8 << 10 : claimed;
    }

    private static Map<String, List<String>> lowerCase(HttpHeaders headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach(
                header -> all.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                        .add(header.getValue()));
        all.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(all);
    }

    private static <T> Mono<T> malformed(String message) {
        return Mono.error(() -> new MalformedResponseException(message, null));
    }
}
