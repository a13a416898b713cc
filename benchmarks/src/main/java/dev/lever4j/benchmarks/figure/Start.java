package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Row;
import dev.lever4j.benchmarks.mode.Ours;
import dev.lever4j.benchmarks.server.Child;
import dev.lever4j.benchmarks.server.ServerProcess;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/** How long it is until the first answer is there, in processes that do nothing else. */
final class Start {
    private Start() {}

    /** Prints the milliseconds from the first line of its own to the first answer, a small one. */
    public static void main(String[] arguments) {
        long began = System.nanoTime();
        URI api = URI.create(arguments[1]);
        byte @Nullable [] body = arguments[0].equals("ours") ? ours(api) : bare(api);
        Objects.requireNonNull(body);
        System.out.println((System.nanoTime() - began) / 1e6);
        System.exit(0);
    }

    private static byte @Nullable [] ours(URI api) {
        return Objects.requireNonNull(
                        Ours.client(api).raw().get("/stages").exchange().block())
                .bytes();
    }

    private static byte @Nullable [] bare(URI api) {
        return HttpClient.create()
                .headers(headers -> headers.add("Authorization", "Bearer token"))
                .get()
                .uri(api + "/stages")
                .responseSingle((answer, content) -> content.asByteArray())
                .block();
    }

    /** @param checkout the folder where the command is */
    static List<Row> rows(int rounds, File checkout) throws Exception {
        double[] ratios = new double[rounds];
        try (ServerProcess server = ServerProcess.start(1, 0, 0)) {
            for (int round = 0; round < rounds; round++) {
                boolean oursFirst = round % 2 == 0;
                double first = millis(server, oursFirst ? "ours" : "bare");
                double second = millis(server, oursFirst ? "bare" : "ours");
                ratios[round] = oursFirst ? first / second : second / first;
            }
        }
        Row start = Row.ratio(
                "`build()` and the first answer / a bare Reactor Netty client, fresh processes",
                Goal.atMost(1.15),
                Estimate.of(ratios));
        return List.of(start, new Row("`./lever --version`", "s", Goal.atMost(0.35), command(rounds, checkout)));
    }

    private static double millis(ServerProcess server, String who) {
        try (Child child =
                Child.start(Start.class, List.of(), List.of(who, server.api().toString()))) {
            return Double.parseDouble(Objects.requireNonNull(child.line(), who + " did not start"));
        }
    }

    private static Estimate command(int rounds, File checkout) throws Exception {
        double[] seconds = new double[rounds];
        // the first time it may have to be built
        once(checkout);
        for (int round = 0; round < rounds; round++) {
            seconds[round] = once(checkout);
        }
        return Estimate.of(seconds);
    }

    private static double once(File checkout) throws Exception {
        long began = System.nanoTime();
        int exit = new ProcessBuilder("./lever", "--version")
                .directory(checkout)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("./lever --version ended with " + exit);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
