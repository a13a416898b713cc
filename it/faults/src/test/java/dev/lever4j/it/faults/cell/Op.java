package dev.lever4j.it.faults.cell;

import dev.lever4j.client.Download;
import dev.lever4j.client.LeverClient;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.NoteBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** What a cell does, and what it must bring. */
public enum Op {
    LIST("[" + shown(Right.ID) + ", " + shown(Right.OTHER) + "]") {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return lever.opportunities()
                    .list()
                    .items()
                    .map(Op::shown)
                    .collect(Collectors.toList())
                    .map(Object::toString);
        }
    },
    GET(shown(Right.ID)) {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return lever.opportunities().get(Right.ID).map(Op::shown);
        }
    },
    POST("note-1") {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            NoteBody note = NoteBody.builder(Canaries.NOTE).build();
            return lever.opportunity(Right.ID).notes().create(note).map(written -> written.id());
        }
    },
    DOWNLOAD("the file") {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return saved(lever.opportunity(Right.ID).files().download("file"), folder);
        }
    },
    /** Of a file of which is known how long it is. */
    SIZED_DOWNLOAD("the file") {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            Download file = lever.opportunity(Right.ID).files().download("file");
            return saved(file.expectedSize(Right.file().length), folder);
        }
    },
    /** Two reads, one after the other, on one connection if that is kept. */
    TWICE(GET.right + ", " + LIST.right) {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return GET.call(lever, folder)
                    .flatMap(first -> LIST.call(lever, folder).map(second -> first + ", " + second));
        }
    },
    /** How many records a list has. */
    COUNT("2") {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return lever.opportunities().list().items().count().map(String::valueOf);
        }
    },
    /** Many GETs at once. */
    CROWD(GET.right) {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return Flux.range(0, CROWDED)
                    .flatMapDelayError(one -> GET.call(lever, folder).materialize(), CROWDED, 1)
                    .distinct(Op::manner)
                    .collectList()
                    .flatMap(Op::theOnlyOne);
        }
    },
    /** A GET for which a token has to be refreshed first; the fault is the token endpoint's. */
    REFRESH(shown(Right.ID)) {
        @Override
        Mono<String> call(LeverClient lever, Path folder) {
            return GET.call(lever, folder);
        }
    };

    /** How many a crowd is. */
    public static final int CROWDED = 300;

    private final String right;

    Op(String right) {
        this.right = right;
    }

    abstract Mono<String> call(LeverClient lever, Path folder);

    /** What comes of it if all is well. */
    public String right() {
        return right;
    }

    private static String shown(String id) {
        return id + " " + Canaries.NAME + " [" + Canaries.EMAIL + "]";
    }

    private static String shown(Opportunity record) {
        return record.id() + " " + record.name() + " " + record.emails();
    }

    private static Object manner(Signal<String> end) {
        Throwable error = end.getThrowable();
        return error == null ? String.valueOf(end.get()) : error.getClass();
    }

    private static Mono<String> theOnlyOne(List<Signal<String>> ends) {
        return ends.size() == 1
                ? Mono.just(ends.get(0)).dematerialize()
                : Mono.error(new AssertionError("they ended in different ways: " + ends));
    }

    private static Mono<String> saved(Download file, Path folder) {
        Path target = folder.resolve("saved");
        return file.to(target).map(saved -> isFile(target) ? "the file" : "another file");
    }

    private static boolean isFile(Path saved) {
        try {
            return Arrays.equals(Files.readAllBytes(saved), Right.file());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
