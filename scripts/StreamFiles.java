import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.UploadSource;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Both sides of the figure of stream-files: a server that gives and takes bytes, and a client that is watched. */
final class StreamFiles {
    private static final double MIB = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(30);

    private StreamFiles() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("serve")) {
            serve(Long.parseLong(args[1]));
        } else {
            measure(URI.create(args[1]), Path.of(args[2]), Long.parseLong(args[3]), Long.parseLong(args[4]));
        }
    }

    private static void serve(long size) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                give(exchange, exchange.getRequestURI().getPath().contains("/warm/") ? 1_000_000 : size);
            } else {
                take(exchange);
            }
        });
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void give(HttpExchange exchange, long size) throws IOException {
        exchange.sendResponseHeaders(200, size);
        byte[] part = new byte[64 << 10];
        try (OutputStream out = exchange.getResponseBody()) {
            for (long left = size; left > 0; left -= part.length) {
                out.write(part, 0, (int) Math.min(left, part.length));
            }
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        byte[] part = new byte[64 << 10];
        try (InputStream in = exchange.getRequestBody()) {
            while (in.read(part) >= 0) {
                // it is counted on the other side
            }
        }
        byte[] answer = "{\"data\":{\"id\":\"upload\"}}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(201, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private static void measure(URI server, Path folder, long download, long upload) throws Exception {
        Path source = folder.resolve("source.pdf");
        try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
            file.setLength(upload);
        }
        LeverClient client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server, server))
                .apiKey(Secret.of("key"))
                .build()
                .with(options -> options.timeout(LONG));
        var files = client.opportunity("o").files();
        files.download("warm").to(folder.resolve("warm")).block(LONG);
        client.uploads().upload(UploadSource.ofBytes("warm.pdf", new byte[1_000_000])).block(LONG);

        watched("download of " + download + " bytes to a file", () -> files.download("f")
                .expectedSize(download)
                .to(folder.resolve("copy"))
                .block(LONG));
        watched("download of " + download + " bytes as buffers", () -> files.download("f")
                .expectedSize(download)
                .buffers()
                .then()
                .block(LONG));
        watched("upload of " + upload + " bytes from a file", () ->
                client.uploads().upload(UploadSource.ofPath(source)).block(LONG));
        client.closeGracefully(Duration.ofSeconds(1)).block(LONG);
    }

    private static void watched(String what, Runnable work) throws InterruptedException {
        System.gc();
        long heapBefore = heap();
        long directBefore = direct();
        long[] most = {heapBefore, directBefore};
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = new Thread(() -> {
            while (!over.get()) {
                most[1] = Math.max(most[1], direct());
                System.gc();
                most[0] = Math.max(most[0], heap());
                most[1] = Math.max(most[1], direct());
            }
        });
        long began = System.nanoTime();
        watcher.start();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        over.set(true);
        watcher.join();
        double extraHeap = (most[0] - heapBefore) / MIB;
        double extraDirect = (most[1] - directBefore) / MIB;
        System.out.printf(
                "%s: %.2f MiB of heap and %.2f MiB of direct memory above idle (idle: %.2f and %.2f), %.1f s%n",
                what, extraHeap, extraDirect, heapBefore / MIB, directBefore / MIB, seconds);
    }

    /** What was alive after the latest collection; what has become garbage since is no need of memory. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /** What Netty counts itself, and what the JDK does. */
    private static long direct() {
        long jdk = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return jdk + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
