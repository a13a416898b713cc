package dev.lever4j.benchmarks.export;

import dev.lever4j.simulator.Simulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The schedules of those who write it themselves. The list is one chain of cursors for all of them. */
enum ByHand implements Schedule {
    SEQUENTIAL("one request after the other") {
        @Override
        long children(List<String> paths, Http http) {
            return paths.stream()
                    .mapToLong(path -> http.get(path).data().size())
                    .sum();
        }
    },

    TWO_WORKERS("one after the other, children by two workers") {
        @Override
        long children(List<String> paths, Http http) throws Exception {
            ExecutorService workers = Executors.newFixedThreadPool(2);
            try {
                List<CompletableFuture<Integer>> all = paths.stream()
                        .map(path -> CompletableFuture.supplyAsync(
                                () -> http.get(path).data().size(), workers))
                        .toList();
                return all.stream().mapToLong(CompletableFuture::join).sum();
            } finally {
                workers.shutdown();
            }
        }
    },

    OPEN_LOOP("children: one every 100 ms, whatever became of the last") {
        @Override
        long children(List<String> paths, Http http) {
            List<CompletableFuture<Integer>> all = new ArrayList<>();
            long began = System.nanoTime();
            for (String path : paths) {
                waitUntil(began + all.size() * 100_000_000L);
                all.add(http.send(path).thenApply(page -> page.data().size()));
            }
            return all.stream().mapToLong(CompletableFuture::join).sum();
        }
    },

    SERIAL_QUEUE("a serial queue of 8/s") {
        private static final long GAP = 125_000_000L;

        @Override
        Http.Page page(String path, Http http) {
            long began = System.nanoTime();
            Http.Page page = http.get(path);
            waitUntil(began + GAP);
            return page;
        }

        @Override
        long children(List<String> paths, Http http) {
            return paths.stream()
                    .mapToLong(path -> page(path, http).data().size())
                    .sum();
        }
    };

    private final String text;

    ByHand(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    abstract long children(List<String> paths, Http http) throws Exception;

    Http.Page page(String path, Http http) {
        return http.get(path);
    }

    @Override
    public long run(Course course, Simulator server) throws Exception {
        Http http = new Http(server);
        String list = "/opportunities?confidentiality=all&limit=" + course.pageSize();
        List<String> notes = new ArrayList<>();
        Http.Page page = page(list, http);
        while (true) {
            page.data().forEach(one -> notes.add("/opportunities/" + one.get("id") + "/notes"));
            if (page.next() == null) {
                return notes.size() + (course.listAlone() ? 0 : children(notes, http));
            }
            page = page(list + "&offset=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8), http);
        }
    }

    private static void waitUntil(long instant) {
        for (long left = instant - System.nanoTime(); left > 0; left = instant - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
