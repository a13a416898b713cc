package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LocalFileException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.error.UnprocessedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

/** A file is there whole, or not at all and nothing is left of it. */
class DownloadToFileTest extends TransferFixture {
    private static final String BODY = "0123456789".repeat(9);

    private static Download download(LeverClient client) {
        return client.opportunity("opp").files().download("file");
    }

    private Path target() {
        return folder.resolve("saved.pdf");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSavedWhole(boolean chunked) throws IOException {
        FaultServer server = answer(request -> chunked ? chunked(BODY) : file(BODY));
        DownloadedFile saved = download(client(ONCE)).to(target()).block(SOON);
        assertThat(saved).isNotNull();
        assertThat(saved.path()).isEqualTo(target().toAbsolutePath());
        assertThat(saved.size()).isEqualTo(BODY.length());
        assertThat(text(target())).isEqualTo(BODY);
        assertThat(files()).containsExactly("saved.pdf");
        assertThat(Files.getPosixFilePermissions(target()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(server.requests().get(0)).startsWith("GET /v1/opportunities/opp/files/file/download HTTP/1.1");
    }

    @Test
    void anEmptyFileIsAFile() {
        answer(request -> file(""));
        download(client(ONCE)).expectedSize(0).to(target()).block(SOON);
        assertThat(text(target())).isEmpty();
    }

    @Test
    void theServersNameIsToldCleanAndNotUsed() {
        answer(request ->
                "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\"../../etc/cr\u00c3\u00a9pe.pdf\"\r\n"
                        + "Content-Length: 1\r\n\r\nx");
        DownloadedFile saved = download(client(ONCE)).to(target()).block(SOON);
        assertThat(saved).isNotNull();
        assertThat(saved.safeFileName()).isEqualTo("cr\u00e9pe.pdf");
        assertThat(saved.toString()).doesNotContain("pe.pdf");
        assertThat(files()).containsExactly("saved.pdf");
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void everyCutLeavesNothing(boolean chunked, boolean byReset) {
        byte[] reply = (chunked ? chunked("0123456789") : file("0123456789")).getBytes(StandardCharsets.ISO_8859_1);
        serve(peer -> {
            peer.readRequest();
            peer.write(reply, peer.number());
            if (byReset) {
                peer.reset();
            }
        });
        Download download = download(client(ONCE));
        for (int cut = 0; cut < reply.length; cut++) {
            fails(download.to(target()), ConnectionLostException.class);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void whatBreaksOffIsBegunAgainFromTheStart() {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(file(BODY).getBytes(StandardCharsets.ISO_8859_1), peer.number() == 0 ? 100 : 10_000);
        });
        download(client(QUICK)).to(target()).block(SOON);
        assertThat(text(target())).isEqualTo(BODY);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nwhole?",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-0/9\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 202 Accepted\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
            })
    void whatCannotBeProvedWholeIsRefused(String reply) {
        serve(peer -> {
            peer.readRequest();
            peer.write(reply);
        });
        fails(download(client(ONCE)).to(target()), MalformedResponseException.class);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSizeThatIsNotTheOneSaidIsAnError(boolean chunked) {
        answer(request -> chunked ? chunked(BODY) : file(BODY));
        LeverClient client = client(ONCE);
        fails(download(client).expectedSize(89).to(target()), MalformedResponseException.class);
        fails(download(client).expectedSize(91).to(target()), MalformedResponseException.class);
        fails(download(client).maxBytes(89).to(target()), MalformedResponseException.class);
        assertThat(files()).isEmpty();
        download(client).expectedSize(90).maxBytes(90).to(target()).block(SOON);
        assertThat(files()).containsExactly("saved.pdf");
        assertThatIllegalArgumentException().isThrownBy(() -> download(client).maxBytes(-1));
    }

    @Test
    void whatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
        FaultServer server = answer(request -> file(BODY));
        Files.writeString(target(), "precious");
        Download download = download(client(ONCE));
        fails(download.to(target()), LocalFileException.class);
        assertThat(server.connections()).isZero();
        assertThat(text(target())).isEqualTo("precious");
        download.replace(target()).block(SOON);
        assertThat(text(target())).isEqualTo(BODY);
        assertThat(files()).containsExactly("saved.pdf");
    }

    @Test
    void whatAppearsMeanwhileIsNotReplacedEither() {
        serve(peer -> {
            peer.readRequest();
            Files.writeString(target(), "precious");
            peer.write(file(BODY));
        });
        fails(download(client(ONCE)).to(target()), LocalFileException.class);
        assertThat(text(target())).isEqualTo("precious");
        assertThat(files()).containsExactly("saved.pdf");
    }

    @Test
    void whatIsToBeReplacedStaysUntilTheEnd() throws IOException {
        serve(peer -> {
            peer.readRequest();
            peer.write(file(BODY).getBytes(StandardCharsets.ISO_8859_1), 100);
        });
        Files.writeString(target(), "precious");
        fails(download(client(ONCE)).replace(target()), ConnectionLostException.class);
        assertThat(text(target())).isEqualTo("precious");
        assertThat(files()).containsExactly("saved.pdf");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        FaultServer server = answer(request -> file(BODY));
        Path outside = Files.writeString(folder.resolve("outside"), "precious");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        Download download = download(client(ONCE));
        fails(download.to(dangling), LocalFileException.class);
        fails(download.to(link), LocalFileException.class);
        assertThat(server.connections()).isZero();
        download.replace(link).block(SOON);
        assertThat(text(outside)).isEqualTo("precious");
        assertThat(text(link)).isEqualTo(BODY);
        assertThat(files()).containsExactly("dangling", "link", "outside");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsFoundOutBefore() {
        FaultServer server = answer(request -> file(BODY));
        Download download = download(client(ONCE));
        LocalFileException missing = fails(download.to(folder.resolve("jane-doe/saved.pdf")), LocalFileException.class);
        assertThat(missing).hasMessageNotContaining("jane");
        fails(download.replace(folder), LocalFileException.class);
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 80, 100, 159})
    void cancellingBeforeTheLastByteClosesTheConnectionAndLeavesNothing(int bytes) {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        serve(peer -> {
            peer.readRequest();
            peer.write(file(BODY).getBytes(StandardCharsets.ISO_8859_1), bytes);
            sent.countDown();
            try {
                peer.readRequest();
            } catch (EOFException | java.net.SocketException gone) {
                closed.countDown();
            }
        });
        Disposable running = download(client(ONCE)).to(target()).subscribe();
        await(sent);
        running.dispose();
        await(closed);
        eventually(() -> files().isEmpty());
    }

    /** The pool has one place, and the next request gets it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 69, 70, 80, 159, 160})
    void cancellingFreesTheConnection(int bytes) {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch sent = new CountDownLatch(1);
        serve(peer -> {
            while (true) {
                peer.readRequest();
                boolean first = asked.getAndIncrement() == 0;
                peer.write(file(BODY).getBytes(StandardCharsets.ISO_8859_1), first ? bytes : Integer.MAX_VALUE);
                sent.countDown();
            }
        });
        Download download = download(client(ONCE, settings -> settings.connections(1)));
        Disposable running = download.replace(target()).subscribe();
        await(sent);
        running.dispose();
        download.replace(target()).block(SOON);
        assertThat(text(target())).isEqualTo(BODY);
        eventually(() -> files().equals(List.of("saved.pdf")));
    }

    @Test
    void refusalsAreTypedAndNothingIsSaved() {
        AtomicInteger next = new AtomicInteger();
        String[] replies = {json(422, "{}"), json(404, "{}"), json(401, "{}")};
        answer(request -> replies[next.getAndIncrement()]);
        LeverClient client = client(QUICK);
        fails(download(client).to(target()), UnprocessedFileException.class);
        fails(download(client).to(target()), NotFoundException.class);
        fails(download(client).to(target()), UnauthorizedException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void isTriedAgainAfter429And5xx() {
        AtomicInteger next = new AtomicInteger();
        String[] replies = {json(429, "{}"), json(503, "{}"), file(BODY)};
        FaultServer server = answer(request -> replies[next.getAndIncrement()]);
        download(client(QUICK)).to(target()).block(SOON);
        assertThat(text(target())).isEqualTo(BODY);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void a401RefreshesTheTokenOnceAndGoesOn() {
        AtomicInteger tokens = new AtomicInteger();
        AtomicBoolean spent = new AtomicBoolean();
        answer(request -> request.contains("/oauth/token")
                ? token(tokens.incrementAndGet())
                : spent.get() && request.contains("Bearer token-1") ? json(401, "{}") : file(BODY));
        Download download = download(clientByGrant());
        download.replace(target()).block(SOON);
        spent.set(true);
        download.replace(target()).block(SOON);
        assertThat(text(target())).isEqualTo(BODY);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void eachSubscriptionIsADownloadOfItsOwn() {
        FaultServer server = answer(request -> file(BODY));
        var saved = download(client(ONCE)).replace(target());
        assertThat(server.connections()).isZero();
        saved.repeat(1).blockLast(SOON);
        assertThat(server.requests()).hasSize(2);
    }
}
