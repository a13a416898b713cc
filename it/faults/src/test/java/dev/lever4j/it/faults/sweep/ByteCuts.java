package dev.lever4j.it.faults.sweep;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.error.LeverException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Right;
import dev.lever4j.it.faults.server.FaultServer;
import dev.lever4j.it.faults.server.Line;
import dev.lever4j.it.faults.server.Request;
import dev.lever4j.model.Opportunity;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** One page, cut in one framing after whichever bytes are asked for; the list's tag says where to cut. */
final class ByteCuts implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Pattern CUT = Pattern.compile("tag=cut-(\\d+)");
    private static final int AT_ONCE = 24;

    private final Framed framed;
    private final byte[] body;
    private final String right;
    private final int length;
    private final FaultServer server;
    private final LeverResources resources;
    private final LeverClient lever;

    /** @param spoiled what the server does to what it sends, which is nothing unless a test of this test wants it */
    ByteCuts(Framed framed, LeverResources resources, Spoil spoiled) {
        this.framed = framed;
        List<String> ids =
                IntStream.range(0, framed.records).mapToObj(ByteCuts::id).toList();
        this.right = ids.toString();
        this.body = Right.bytes(
                Right.page(ids.stream().map(Right::record).collect(Collectors.joining(",")), "\"hasNext\":false"));
        this.length = framed.whole(body).length;
        this.server = new FaultServer(null, line -> answer(line, spoiled));
        this.resources = resources;
        this.lever = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server.url(), server.url()))
                .apiKey(Secret.of(Canaries.KEY))
                .resources(resources)
                .rate(new RateLimit(1_000_000, 1_000_000))
                .retry(RetryPolicy.NONE)
                .build();
    }

    /** Changes what a cut is answered with. */
    interface Spoil {
        byte[] change(byte[] answer, int cut, byte[] body);
    }

    /** Of what is cut. */
    int length() {
        return length;
    }

    /** The cuts that came to something else than they must, in words. */
    List<String> wrong(Flux<Integer> cuts) {
        return Mono.justOrEmpty(cuts.flatMap(this::wrong, AT_ONCE).collectList().block(SOON))
                .blockOptional()
                .orElseThrow();
    }

    private Mono<String> wrong(int cut) {
        return lever.opportunities()
                .list(where -> where.tag("cut-" + cut))
                .items()
                .map(Opportunity::id)
                .collectList()
                .materialize()
                .mapNotNull(end -> verdict(cut, end));
    }

    /** Null where all is as it must be. */
    private @Nullable String verdict(int cut, Signal<List<String>> end) {
        boolean whole = cut == length && framed.isTaken;
        List<String> ids = end.get();
        if (ids != null) {
            return whole && ids.toString().equals(right)
                    ? null
                    : framed + " cut at " + cut + " of " + length + ": a success of " + ids.size() + " records";
        }
        return !whole && end.getThrowable() instanceof LeverException
                ? null
                : framed + " cut at " + cut + " of " + length + ": " + end.getThrowable();
    }

    private void answer(Line line, Spoil spoiled) throws IOException {
        for (Request asked = line.read(); asked != null; asked = line.read()) {
            Matcher cut = CUT.matcher(asked.target());
            int at = cut.find() ? Integer.parseInt(cut.group(1)) : 0;
            line.write(spoiled.change(framed.cut(body, at), at, body));
            if (at < length || !framed.isTaken) {
                if (at % 2 == 0) {
                    line.reset();
                }
                return;
            }
        }
    }

    /** Not compressible, so that there are as many bytes to cut when they are. */
    private static String id(int number) {
        Random random = new Random(number);
        return random.ints(60, 0, 36)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        lever.closeGracefully(Duration.ZERO).onErrorComplete().block(SOON);
        resources.closeGracefully(Duration.ZERO).onErrorComplete().block(SOON);
        server.close();
    }
}
