package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@link PipelineCost}, run by JMH. */
final class Pipeline {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, RunResult> results;

    private Pipeline(Map<String, RunResult> results) {
        this.results = results;
    }

    /** Each fork is five iterations of a second, after as many that do not count. */
    static Pipeline run(int forks) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(PipelineCost.class.getName() + ".")
                .forks(forks)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        Map<String, RunResult> results = new HashMap<>();
        Collection<RunResult> all = new Runner(options).run();
        all.forEach(result -> results.put(result.getPrimaryResult().getLabel(), result));
        return new Pipeline(results);
    }

    List<Row> rows() {
        return List.of(
                new Row("the pipeline's own time a request, no network", "µs", Goal.atMost(5), micros("wholePipeline")),
                new Row("its allocation", "B", Goal.atMost(1024), Estimate.exactly(bytesPerRequest())),
                new Row(
                        "the same for a `raw()` call made of its template each time",
                        "µs",
                        null,
                        micros("fromItsTemplate")),
                new Row("its allocation", "B", null, Estimate.exactly(bytesFromItsTemplate())),
                new Row("the token check alone", "ns", Goal.atMost(25), Estimate.of(nanos("tokenCheck"))),
                new Row("its allocation", "B", Goal.atMost(0), Estimate.exactly(bytes("tokenCheck"))),
                new Row("of it, reading the machine's clock once", "ns", null, Estimate.of(nanos("clockAlone"))));
    }

    double bytesPerRequest() {
        return bytes("wholePipeline") - bytes("answerAlone");
    }

    double bytesFromItsTemplate() {
        return bytes("fromItsTemplate") - bytes("answerAlone");
    }

    private Estimate micros(String name) {
        double nothing = Estimate.of(nanos("answerAlone")).median();
        return Estimate.of(DoubleStream.of(nanos(name))
                .map(whole -> (whole - nothing) / 1000)
                .toArray());
    }

    private double[] nanos(String name) {
        return result(name).getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
    }

    /** A part of a byte is what the profiler itself allocates. */
    private double bytes(String name) {
        return Math.rint(result(name).getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ALLOCATED))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getScore());
    }

    private RunResult result(String name) {
        return Objects.requireNonNull(results.get(name), name);
    }
}
