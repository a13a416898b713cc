package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.WireRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** A list of many pages: records are numbered, an offset is the number of its page. */
final class Pages {
    private static final Pattern OFFSET = Pattern.compile("offset=p(\\d+)");

    private Pages() {}

    /** So many pages of so many records, each answered at once. */
    static FakeLever of(int pages, int size) {
        return FakeLever.answering(request -> Mono.just(page(request, pages, size)));
    }

    static HttpReply page(WireRequest request, int pages, int size) {
        int number = number(request);
        return FakeLever.reply(
                200, number + 1 < pages ? json(records(number, size), number + 1) : last(records(number, size)));
    }

    /** Which page is asked for, from 0. */
    static int number(WireRequest request) {
        Matcher offset = OFFSET.matcher(String.valueOf(request.url().getRawQuery()));
        return offset.find() ? Integer.parseInt(offset.group(1)) : 0;
    }

    static String records(int page, int size) {
        return IntStream.range(page * size, (page + 1) * size)
                .mapToObj(i -> "{\"id\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
    }

    static String json(String records, int next) {
        return "{\"data\":[" + records + "],\"hasNext\":true,\"next\":\"p" + next + "\"}";
    }

    static String last(String records) {
        return "{\"data\":[" + records + "],\"hasNext\":false}";
    }
}
