package dev.lever4j.it.faults.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.MalformedResponseException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Tests of the matrix itself: whatever a cell is there to notice is planted once, and noticed. */
class CellRunTest {
    private static final Case FINE = Case.on(Op.GET, "fine").ok(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private LogTap logs = LogTap.open();

    @BeforeEach
    void warmUp() throws InterruptedException {
        try {
            new CellRun(FINE, Io.NIO, Security.PLAIN, logs).check(folder);
        } catch (AssertionError madeOnceAndForAll) {
            // what Netty keeps for ever
        }
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void aCellPassesWhereAllIsWell() throws InterruptedException {
        assertThat(OpenBuffers.isInstalled()).isTrue();
        new CellRun(FINE, Io.NIO, Security.PLAIN, logs).check(folder);
        assertThat(logs.lines()).isGreaterThan(10);
    }

    @Test
    void anotherRecordIsNoRightData() {
        fails(Case.on(Op.GET, "another name")
                        .always(turn -> turn.line()
                                .write(Right.json(new String(turn.body(), StandardCharsets.UTF_8)
                                        .replace(Canaries.NAME, "Somebody Else"))))
                        .ok(1))
                .hasMessageContaining("the data is right");
    }

    @Test
    void aShorterListIsNoRightData() {
        fails(Case.on(Op.LIST, "one record less")
                        .always(turn ->
                                turn.line().write(Right.json(Right.page(Right.record(Right.ID), "\"hasNext\":false"))))
                        .ok(1))
                .hasMessageContaining("the data is right");
    }

    @Test
    void aFileOfOtherBytesIsNoRightData() {
        fails(Case.on(Op.DOWNLOAD, "other bytes")
                        .always(turn -> turn.line().write(Right.http("200 OK", "a/b", new byte[3_000])))
                        .ok(1))
                .hasMessageContaining("the data is right");
    }

    @Test
    void aSuccessWhereAnErrorMustComeIsSeen() {
        fails(Case.on(Op.GET, "right after all").fails(MalformedResponseException.class, 1))
                .hasMessageContaining("it was a success");
    }

    @Test
    void anotherErrorThanExpectedIsSeen() {
        fails(Case.on(Op.GET, "malformed")
                        .always(turn -> turn.line().write(Right.json("[")))
                        .fails(ConnectionLostException.class, 1))
                .hasMessageContaining("expected ConnectionLostException");
    }

    @Test
    void aRequestTooManyIsSeen() {
        fails(Case.on(Op.GET, "tried again").once(turn -> turn.line().reset()).ok(1))
                .hasMessageContaining("requests to the API");
    }

    @Test
    void aHangIsSeen() {
        CellRun hanging = new CellRun(
                Case.on(Op.GET, "silence")
                        .with(setup -> setup.transport(now -> now.readGap(Duration.ofMinutes(1))))
                        .always(turn -> turn.line().hold())
                        .ok(1),
                Io.NIO,
                Security.PLAIN,
                logs,
                Duration.ofMillis(200));
        assertThatThrownBy(() -> hanging.check(folder)).hasStackTraceContaining("it hangs");
    }

    @Test
    void aSecretInALogIsSeen() {
        fails(Case.on(Op.GET, "a talkative server").always(turn -> {
                    LoggerFactory.getLogger("planted").trace("sent {}", Canaries.KEY);
                    turn.line().write(turn.right());
                }))
                .hasMessageContaining("canaries in logs");
    }

    @Test
    void aPersonInALoggedErrorIsSeen() {
        fails(Case.on(Op.GET, "a talkative server").always(turn -> {
                    LoggerFactory.getLogger("planted").debug("failed", new IOException("of " + Canaries.EMAIL));
                    turn.line().write(turn.right());
                }))
                .hasMessageContaining("canaries in logs");
    }

    @Test
    void aSecretAnywhereInAnErrorIsSeen() {
        IllegalStateException outer = new IllegalStateException("plain", new IOException("with " + Canaries.REFRESH));
        assertThat(Canaries.in(outer)).contains(Canaries.REFRESH);
        Throwable beside = new IllegalStateException("plain");
        beside.addSuppressed(new IOException(Canaries.NOTE));
        assertThat(Canaries.in(beside)).contains(Canaries.NOTE);
        assertThat(Canaries.in("Authorization: Basic Y2FuYXJ5LWFwaS1rZXktNWMxZjo="))
                .isPresent();
        assertThat(Canaries.in(new IllegalStateException("plain"))).isEmpty();
    }

    @Test
    void aLostBufferIsSeen() {
        AtomicReference<ByteBuf> lost = new AtomicReference<>();
        fails(Case.on(Op.GET, "a buffer that nobody releases").always(turn -> {
                    lost.set(PooledByteBufAllocator.DEFAULT.directBuffer(16));
                    turn.line().write(turn.right());
                }))
                .hasMessageContaining("buffers were not released");
        Objects.requireNonNull(lost.get()).release();
    }

    @Test
    void aConnectionThatStaysOpenIsSeen() throws IOException {
        AtomicReference<Socket> open = new AtomicReference<>();
        CellRun run = new CellRun(
                Case.on(Op.GET, "somebody stays").always(turn -> {
                    open.set(new Socket("127.0.0.1", turn.line().port()));
                    turn.line().write(turn.right());
                }),
                Io.NIO,
                Security.PLAIN,
                logs,
                Duration.ofSeconds(30),
                200);
        assertThatThrownBy(() -> run.check(folder)).hasMessageContaining("connections that the closed client");
        Objects.requireNonNull(open.get()).close();
    }

    @Test
    void anErrorThatReachesNobodyIsSeen() {
        fails(Case.on(Op.GET, "an error is dropped").always(turn -> {
                    Operators.onErrorDropped(new IOException("planted"), Context.empty());
                    turn.line().write(turn.right());
                }))
                .hasMessageContaining("an error reached nobody");
        Hooks.resetOnErrorDropped();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> fails(Case planted) {
        CellRun run = new CellRun(planted, Io.NIO, Security.PLAIN, logs);
        return assertThatThrownBy(() -> run.check(folder)).isInstanceOf(AssertionError.class);
    }
}
