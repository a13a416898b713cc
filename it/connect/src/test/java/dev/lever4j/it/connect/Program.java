package dev.lever4j.it.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process of Kafka's, started with its real main class, with its settings and its log in a folder. */
final class Program implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TAIL = 6_000;

    private final Path folder;
    private final String name;
    private final Process process;

    private Program(Path folder, String name, Process process) {
        this.folder = folder;
        this.name = name;
        this.process = process;
    }

    static Program start(Path folder, String name, String main, int megabytes, List<String> arguments) {
        List<String> options = List.of("-Xmx" + megabytes + "m", "-Dlogback.configurationFile=" + logging(folder));
        return new Program(folder, name, Jvm.start(main, log(folder, name), options, arguments));
    }

    /** A file of properties for it. */
    static String settings(Path folder, String name, Map<String, String> properties) {
        String text = properties.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            return Files.writeString(folder.resolve(name + ".properties"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kafka logs through SLF4J and brings nothing that it ends in. */
    private static Path logging(Path folder) {
        String text = """
                <configuration>
                  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d{HH:mm:ss.SSS} %-5level [%thread] %logger{20} %msg%n</pattern></encoder>
                  </appender>
                  <logger name="dev.lever4j" level="INFO"/>
                  <logger name="org.apache.kafka.connect.runtime" level="INFO"/>
                  <root level="WARN"><appender-ref ref="OUT"/></root>
                </configuration>
                """;
        try {
            return Files.writeString(folder.resolve("logback.xml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Path folder, String name) {
        return folder.resolve(name + ".log");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Its end, with status. */
    int ended() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("does not end: " + this);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return process.exitValue();
    }

    /** SIGKILL: it is given no time for anything. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** As an administrator ends it. */
    void stop() {
        process.destroy();
        ended();
    }

    /** It keeps its sockets and does nothing. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        command("kill", "-" + signal, String.valueOf(pid()));
    }

    /** Bytes of heap in use once what is not needed any more has been collected. */
    long heap() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        command(jcmd, String.valueOf(pid()), "GC.run");
        return command(jcmd, String.valueOf(pid()), "GC.heap_info")
                .lines()
                .filter(line -> line.contains("generation") && line.contains("used"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")) * 1024)
                .sum();
    }

    private static String command(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(words) + " failed: " + output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What it has said. */
    String log() {
        try {
            return Files.readString(log(folder, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** With what it said last. */
    @Override
    public String toString() {
        String log = log();
        return name + (isAlive() ? "" : " (ended)") + ":\n" + log.substring(Math.max(0, log.length() - TAIL));
    }
}
