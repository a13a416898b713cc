package dev.lever4j.benchmarks.figure;

import dev.lever4j.auth.Authorization;
import dev.lever4j.benchmarks.mode.Ours;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawCall;
import dev.lever4j.client.RawResponse;
import dev.lever4j.client.WithoutNetwork;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.TokenSource;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Mono;

/** What a request costs apart from its network: token, permit, retry, deadlines; nothing of it fails. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PipelineCost {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/v1");

    private final Mono<HttpReply> answer = WithoutNetwork.answer();
    private final LeverClient lever = Ours.withoutNetwork(NOWHERE);
    private final RawCall call = lever.raw().get("/stages");
    private final TokenSource tokens = Ours.tokens(NOWHERE);

    /** The first call reads the grant. */
    @Setup
    public void warm() {
        wholePipeline();
        tokens.authorization().block();
    }

    /** Of a call that is known. */
    @Benchmark
    public @Nullable RawResponse wholePipeline() {
        return call.exchange().block();
    }

    /** The same, and what that call is has to be found out first. */
    @Benchmark
    public @Nullable RawResponse fromItsTemplate() {
        return lever.raw().get("/stages").exchange().block();
    }

    /** What it has to be compared with: no pipeline at all. */
    @Benchmark
    public @Nullable HttpReply answerAlone() {
        return Mono.defer(() -> answer).block();
    }

    /** Whether there is a token, and it has not ended. */
    @Benchmark
    public @Nullable Authorization tokenCheck() {
        return tokens.atHand();
    }

    /** What a token check cannot do without. */
    @Benchmark
    public long clockAlone() {
        return System.nanoTime();
    }
}
