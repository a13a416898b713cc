package dev.lever4j.cli;

import dev.lever4j.client.Lane;
import dev.lever4j.client.Page;
import dev.lever4j.client.RawCall;
import dev.lever4j.client.RawResponse;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.ApiException;
import dev.lever4j.export.NdjsonOutput;
import dev.lever4j.json.RawJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code lever api}. */
@Command(
        name = "api",
        sortOptions = false,
        description = "Calls any endpoint of Lever's API and prints the body, as it came, once it is known to be whole."
                + " Exit code 0 for 2xx, 3 for 401, 4 for any other status.")
final class ApiCommand extends CommonOptions {
    private final Console console;

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT or DELETE.")
    private @Nullable HttpMethod method;

    @Parameters(index = "1", paramLabel = "PATH", description = "Below the base URL, such as /opportunities.")
    private String path = "";

    @Option(
            names = {"-q", "--query"},
            paramLabel = "NAME=VALUE",
            description = "A query parameter. Repeatable.")
    private List<String> query = List.of();

    @Option(
            names = {"-d", "--data"},
            paramLabel = "BODY",
            description = "JSON to send: literal, @FILE, or - for standard input.")
    private @Nullable String data;

    @Option(names = "--perform-as", paramLabel = "ID", description = "The user on whose behalf a write is done.")
    private @Nullable String performAs;

    @Option(names = "--paginate", description = "Follow the pages of a list; prints its records, one a line.")
    private boolean paginate;

    @Mixin
    private final SessionOptions access = new SessionOptions();

    ApiCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() throws IOException {
        ApiTarget target = ApiTarget.parse(path, query);
        byte[] body = data == null ? null : body(data);
        if (method == HttpMethod.GET && body != null) {
            throw Failure.usage("a GET has no body; leave -d out");
        }
        if (paginate && method != HttpMethod.GET) {
            throw Failure.usage("--paginate goes with GET only");
        }
        try (Session session = access.open(console, Path.of(""))) {
            RawCall call = target.on(session.client(), Objects.requireNonNull(method));
            RawCall complete = body == null ? call : call.body(body);
            String performer = performAs;
            if (performer != null) {
                complete = complete.options(options -> options.performAs(performer));
            }
            return paginate ? pages(complete) : once(complete);
        }
    }

    /** Whoever types a body may think better of it: reading cannot be interrupted, but need not be waited for. */
    private byte[] body(String named) {
        Mono<byte[]> reading =
                Mono.fromCallable(() -> RequestBody.read(named, console.in())).subscribeOn(Schedulers.boundedElastic());
        return Objects.requireNonNull(console.stop().ending(reading).blockFirst());
    }

    private int once(RawCall call) {
        try {
            RawResponse answer = Objects.requireNonNull(
                    console.stop().ending(call.exchange()).blockFirst());
            checkWhole(answer);
            print(answer.bytes());
        } catch (ApiException refused) {
            print(refused.body());
            throw refused;
        }
        return ExitCode.DONE;
    }

    /** A connection that is closed early can pass for the end of an answer; JSON shows its own end. */
    private static void checkWhole(RawResponse answer) {
        boolean json = answer.header("content-type").orElse("").contains("json");
        if (json && answer.bytes().length > 0) {
            answer.json();
        }
    }

    /** A page is printed once it is whole; the next one is asked for once it is printed. */
    private int pages(RawCall call) {
        console.stop()
                .ending(listed(call))
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(this::print)
                .then()
                .block();
        return ExitCode.DONE;
    }

    private static Flux<Page<RawJson>> listed(RawCall call) {
        try {
            return call.options(options -> options.lane(Lane.BACKGROUND))
                    .paged()
                    .pages();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private void print(Page<RawJson> page) {
        try {
            NdjsonOutput lines = new NdjsonOutput(new BufferedOutputStream(console.out()));
            for (RawJson record : page.records()) {
                lines.write(record);
            }
            lines.flush();
        } catch (IOException e) {
            throw unprintable(e);
        }
    }

    private void print(byte[] body) {
        try {
            console.out().write(body);
            if (body.length > 0 && body[body.length - 1] != '\n') {
                console.out().write('\n');
            }
            console.out().flush();
        } catch (IOException e) {
            throw unprintable(e);
        }
    }

    private static Failure unprintable(IOException cause) {
        return Failure.localIo("standard output was closed before everything was written; keep its reader open", cause);
    }
}
