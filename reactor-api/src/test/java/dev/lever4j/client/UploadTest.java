package dev.lever4j.client;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.transport.Content;
import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.LocalFileException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.model.File;
import dev.lever4j.model.Upload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is sent is one whole form with a known length, or nothing that counts; and it is not sent twice. */
class UploadTest extends TransferFixture {
    private static final String FILE = "{\"data\":{\"id\":\"f1\",\"name\":\"a.pdf\",\"size\":\"5\"}}";
    private static final String UPLOAD = "{\"data\":{\"id\":\"u1-a.pdf\",\"uri\":\"https://x/u1\",\"size\":5}}";

    private static Mono<File> add(LeverClient client, UploadSource source) {
        return client.opportunity("opp").files().upload(source, performAs("user-1"));
    }

    private static UploadSource once(String... parts) {
        long length = String.join("", parts).length();
        Flux<ByteBuffer> bytes =
                Flux.fromArray(parts).map(part -> ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)));
        return UploadSource.of("a.pdf", length, bytes);
    }

    private Path path(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static String form(String request, String disposition, String type, String content) {
        String boundary = request.replaceAll("(?is).*boundary=(\\S+).*", "$1");
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
    }

    @Test
    void isOneFormOfAKnownLength() throws IOException {
        FaultServer server = answer(request -> json(201, FILE));
        LeverClient client = client(ONCE);
        add(client, UploadSource.ofPath(path("a.pdf", "hello"))).block(SOON);
        add(client, UploadSource.ofBytes("a.pdf", "hello".getBytes(StandardCharsets.UTF_8)))
                .block(SOON);
        File added = add(client, once("he", "", "llo")).block(SOON);
        assertThat(added).isNotNull();
        assertThat(added.size()).isEqualTo(5);
        assertThat(server.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request)
                    .startsWith("POST /v1/opportunities/opp/files?perform_as=user-1 HTTP/1.1")
                    .containsIgnoringCase("\r\ncontent-length: " + body(request).length() + "\r\n")
                    .doesNotContainIgnoringCase("transfer-encoding");
            assertThat(body(request))
                    .isEqualTo(form(request, "name=\"file\"; filename=\"a.pdf\"", "application/pdf", "hello"));
        });
        assertThat(server.requests().stream().map(UploadTest::body).distinct()).hasSize(3);
    }

    @Test
    void uploadsAheadOfAnApplicationArePlainerAndNobodys() {
        FaultServer server = answer(request -> json(201, UPLOAD));
        Upload upload = client(ONCE)
                .with(o -> o.performAs("user-1"))
                .uploads()
                .upload(once("hello"))
                .block(SOON);
        assertThat(upload).isNotNull();
        assertThat(upload.uri()).isEqualTo("https://x/u1");
        assertThat(upload.toString()).doesNotContain("a.pdf");
        assertThat(server.requests().get(0)).startsWith("POST /v1/uploads HTTP/1.1");
    }

    @Test
    void severalFieldsAndFilesMakeOneForm() {
        Multipart form = Multipart.form()
                .text("emails[]", "jos\u00e9@example.com")
                .text("emails[]", "b")
                .file("resumeFile", once("1"))
                .file("files[]", UploadSource.ofBytes("b.bin", new byte[] {'2'}));
        Content.Streamed content =
                form.content(TimeAndChance.system()).blockOptional(SOON).orElseThrow();
        String sent = content.open()
                .map(part -> StandardCharsets.UTF_8.decode(part).toString())
                .collectList()
                .map(parts -> String.join("", parts))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(content.length()).isEqualTo(sent.getBytes(StandardCharsets.UTF_8).length);
        assertThat(content.canBeSentAgain()).isFalse();
        String boundary = "--" + content.type().replaceAll(".*boundary=", "");
        assertThat(sent.split(boundary, -1))
                .containsExactly(
                        "",
                        "\r\nContent-Disposition: form-data; name=\"emails[]\"\r\n\r\njos\u00e9@example.com\r\n",
                        "\r\nContent-Disposition: form-data; name=\"emails[]\"\r\n\r\nb\r\n",
                        "\r\nContent-Disposition: form-data; name=\"resumeFile\"; filename=\"a.pdf\"\r\n"
                                + "Content-Type: application/pdf\r\n\r\n1\r\n",
                        "\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"b.bin\"\r\n"
                                + "Content-Type: application/octet-stream\r\n\r\n2\r\n",
                        "--\r\n");
    }

    @Test
    void namesCannotBreakOutOfTheirField() {
        FaultServer server = answer(request -> json(201, UPLOAD));
        for (String bad : new String[] {"", " ", "a\r\nb", "a\u0000", "../a", "a\\b", "x".repeat(256), "\ud800"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> UploadSource.ofBytes(bad, new byte[1]));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> once("x").contentType("text/plain\r\nEvil: 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Multipart.form().text("a\r\nb", "v"));
        client(ONCE)
                .uploads()
                .upload(UploadSource.ofBytes("a\";x=\"\u00e9.pdf", new byte[1]))
                .block(SOON);
        assertThat(server.requests().get(0)).contains("filename=\"a%22;x=%22\u00c3\u00a9.pdf\"\r\n");
    }

    @Test
    void moreThan30MbIsRefusedBeforeConnecting() throws IOException {
        FaultServer server = answer(request -> json(201, UPLOAD));
        Uploads uploads = client(ONCE).uploads();
        int over = (int) UploadSource.LARGEST + 1;
        assertThatIllegalArgumentException().isThrownBy(() -> UploadSource.of("a", over, Flux.never()));
        assertThatIllegalArgumentException().isThrownBy(() -> UploadSource.of("a", -1, Flux.never()));
        assertThatIllegalArgumentException().isThrownBy(() -> UploadSource.ofBytes("a", new byte[over]));
        Path large = folder.resolve("large.pdf");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(over);
        }
        fails(uploads.upload(UploadSource.ofPath(large)), IllegalArgumentException.class);
        LocalFileException missing =
                fails(uploads.upload(UploadSource.ofPath(folder.resolve("jane.pdf"))), LocalFileException.class);
        assertThat(missing).hasMessageNotContaining("jane");
        fails(uploads.upload(UploadSource.ofPath(folder)), LocalFileException.class);
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "123456"})
    void aSourceOfAnotherLengthThanSaidLeavesNoWholeRequest(String content) {
        AtomicInteger read = new AtomicInteger();
        FaultServer server = answer(request -> json(201, UPLOAD));
        UploadSource lying = UploadSource.of("a", 5, Mono.fromSupplier(() -> {
            read.incrementAndGet();
            return ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        }));
        fails(client(QUICK).uploads().upload(lying.repeatable()), LocalFileException.class);
        assertThat(read).hasValue(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aSourceThatFailsIsTheCause() {
        FaultServer server = answer(request -> json(201, UPLOAD));
        IllegalStateException broken = new IllegalStateException("broken");
        Flux<ByteBuffer> bytes = Flux.concat(Mono.just(ByteBuffer.allocate(10)), Mono.error(broken));
        LocalFileException error =
                fails(client(QUICK).uploads().upload(UploadSource.of("a", 20, bytes)), LocalFileException.class);
        assertThat(error).hasCause(broken);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void isSentAgainAfter401And429WhereItCanBeReadAgain() throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger tokens = new AtomicInteger();
        String[] replies = {json(201, UPLOAD), json(401, "{}"), json(429, "{}"), json(201, UPLOAD)};
        FaultServer server = answer(request ->
                request.contains("/oauth/token") ? token(tokens.incrementAndGet()) : replies[next.getAndIncrement()]);
        LeverClient client = clientByGrant();
        client.uploads().upload(UploadSource.ofBytes("a.txt", new byte[1])).block(SOON);
        client.uploads().upload(UploadSource.ofPath(path("a.txt", "hello"))).block(SOON);
        assertThat(server.requests())
                .filteredOn(request -> request.contains("/uploads") && request.contains("\r\n\r\nhello\r\n"))
                .hasSize(3);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void aPublisherThatIsReadOnceIsSentOnce() {
        AtomicInteger tokens = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        String[] replies = {json(201, UPLOAD), json(401, "{}"), json(429, "{}")};
        FaultServer server = answer(request ->
                request.contains("/oauth/token") ? token(tokens.incrementAndGet()) : replies[next.getAndIncrement()]);
        LeverClient client = clientByGrant();
        client.uploads().upload(once("hello")).block(SOON);
        fails(client.uploads().upload(once("hello")), UnauthorizedException.class);
        fails(client.uploads().upload(once("hello")), RateLimitedException.class);
        assertThat(server.requests())
                .filteredOn(request -> request.contains("/uploads"))
                .hasSize(3);
    }

    @Test
    void aPublisherThatSaysSoIsReadAgain() {
        AtomicInteger next = new AtomicInteger();
        FaultServer server = answer(request -> next.getAndIncrement() == 0 ? json(429, "{}") : json(201, UPLOAD));
        client(QUICK).uploads().upload(once("hello").repeatable()).block(SOON);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 0})
    void withoutAnAnswerThatSaysNoItIsNotSentAgain(int status) throws IOException {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            // an answered connection stays open: closed, it could still be given to the next request
            while (status > 0) {
                peer.write(json(status, "{}"));
                peer.readRequest();
            }
        });
        LeverClient client = client(QUICK);
        UploadSource source = UploadSource.ofPath(path("a.txt", "hello"));
        fails(client.uploads().upload(source), OutcomeUnknownException.class);
        fails(add(client, source), OutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aServerThatTakesNoMoreBytesIsGivenUpOn() {
        AtomicLong asked = new AtomicLong();
        serve(peer -> peer.hold());
        Flux<ByteBuffer> bytes = Flux.range(0, 3000).map(i -> {
            asked.addAndGet(10_000);
            return ByteBuffer.allocate(10_000);
        });
        OutcomeUnknownException error = fails(
                client(ONCE, settings -> settings.readGap(Duration.ofMillis(300)))
                        .uploads()
                        .upload(UploadSource.of("a", UploadSource.LARGEST, bytes)),
                OutcomeUnknownException.class);
        assertThat(error.getCause()).isInstanceOf(LeverTimeoutException.class);
        assertThat(asked.get()).isLessThan(20_000_000);
    }

    /** The gap leaves a busy machine the time to answer, and the source is silent for more than twice as long. */
    @Test
    void aSlowSourceIsNoStall() {
        answer(request -> json(201, UPLOAD));
        Flux<ByteBuffer> bytes = Flux.just(0, 2_500)
                .concatMap(late -> Mono.delay(Duration.ofMillis(late)).map(i -> ByteBuffer.allocate(1)));
        client(ONCE, settings -> settings.readGap(Duration.ofSeconds(1)))
                .with(o -> o.attemptTimeout(Duration.ofMillis(100)))
                .uploads()
                .upload(UploadSource.of("a", 2, bytes))
                .block(SOON);
    }

    /** The rest of the form would be read as the next request's, so the connection is not used again. */
    @Test
    void aNoInMidUploadIsHeardAndStopsTheSource() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        FaultServer server = serve(peer -> {
            if (peer.number() == 0) {
                peer.readHead();
                await(begun);
                peer.write(json(429, "{}"));
            }
            peer.readRequest();
            peer.write(json(201, UPLOAD));
        });
        Flux<ByteBuffer> bytes = Flux.concat(Mono.just(ByteBuffer.allocate(10)), Flux.<ByteBuffer>never())
                .doOnNext(part -> begun.countDown())
                .doOnCancel(cancelled::countDown);
        Uploads uploads = client(ONCE, settings -> settings.connections(1)).uploads();
        fails(uploads.upload(UploadSource.of("a", 20, bytes)), RateLimitedException.class);
        await(cancelled);
        uploads.upload(once("hello")).block(SOON);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void cancellingStopsTheSourceAndTheConnection() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        serve(peer -> {
            try {
                peer.readRequest();
            } catch (IOException gone) {
                closed.countDown();
            }
        });
        Flux<ByteBuffer> bytes = Flux.concat(Mono.just(ByteBuffer.allocate(10)), Flux.<ByteBuffer>never())
                .doOnNext(part -> begun.countDown())
                .doOnCancel(cancelled::countDown);
        Disposable running =
                client(ONCE).uploads().upload(UploadSource.of("a", 20, bytes)).subscribe();
        await(begun);
        running.dispose();
        await(cancelled);
        await(closed);
    }
}
