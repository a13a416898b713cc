package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.PaginationException;
import dev.lever4j.json.RawJson;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Records are emitted as they come, none is lost or comes twice, and what cannot be tried again says where it was. */
class ItemsStreamingTest extends TransferFixture {
    private static final String FIRST = Pages.json(Pages.records(0, 3), 1);
    private static final String SECOND = Pages.last(Pages.records(1, 3));

    private Paged<RawJson> list() {
        return client(QUICK).raw().get("/things").paged().pageSize(3);
    }

    private static Flux<String> ids(Flux<RawJson> records) {
        return records.map(record -> record.id().orElseThrow());
    }

    private static String page(String request) {
        return request.contains("offset=p1") ? SECOND : FIRST;
    }

    @Test
    void theFirstRecordIsThereBeforeThePagesLastByteHasBeenSent() {
        CountDownLatch seen = new CountDownLatch(1);
        serve(peer -> {
            String answer = json(200, page(peer.readRequest()));
            int whole = answer.indexOf("\"1\"");
            peer.write(answer.substring(0, whole));
            await(seen);
            peer.write(answer.substring(whole));
            peer.write(json(200, page(peer.readRequest())));
        });
        StepVerifier.create(ids(list().itemsStreaming()))
                .expectNext("0")
                .then(seen::countDown)
                .expectNext("1", "2", "3", "4", "5")
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aPageIsAskedForWhenItsFirstRecordIs() {
        FaultServer server = answer(request -> json(200, page(request)));
        StepVerifier.create(ids(list().itemsStreaming()), 0)
                .expectSubscription()
                .then(() -> assertThat(server.requests()).isEmpty())
                .thenRequest(3)
                .expectNext("0", "1", "2")
                .then(() -> assertThat(server.requests()).hasSize(1))
                .thenRequest(1)
                .expectNext("3")
                .then(() -> assertThat(server.requests()).hasSize(2))
                .thenRequest(Long.MAX_VALUE)
                .expectNext("4", "5")
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aPageThatBreaksOffBeforeItsFirstRecordIsTriedAgain() {
        FaultServer server = serve(peer -> {
            String answer = json(200, page(peer.readRequest()));
            peer.write(peer.number() == 0 ? answer.substring(0, answer.indexOf("\"0\"")) : answer);
            while (peer.number() > 0) {
                peer.write(json(200, page(peer.readRequest())));
            }
        });
        StepVerifier.create(ids(list().itemsStreaming()))
                .expectNext("0", "1", "2", "3", "4", "5")
                .expectComplete()
                .verify(SOON);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aPageThatBreaksOffAfterwardsIsNotAndSaysWhereToGoOn() {
        AtomicBoolean cut = new AtomicBoolean();
        FaultServer server = serve(peer -> {
            for (String request = peer.readRequest(); ; request = peer.readRequest()) {
                String answer = json(200, page(request));
                if (request.contains("offset=p1") && cut.compareAndSet(false, true)) {
                    peer.write(answer.substring(0, answer.indexOf("\"5\"")));
                    return;
                }
                peer.write(answer);
            }
        });
        AtomicReference<LeverException> broke = new AtomicReference<>();
        StepVerifier.create(ids(list().itemsStreaming()))
                .expectNext("0", "1", "2", "3", "4")
                .consumeErrorWith(error -> broke.set((LeverException) error))
                .verify(SOON);
        LeverException error = broke.get();
        assertThat(error).isInstanceOf(ConnectionLostException.class);
        assertThat(error.recordsEmitted()).isEqualTo(2);
        assertThat(server.requests()).hasSize(2);
        Flux<RawJson> rest =
                list().items(Cursor.parse(error.cursor().orElseThrow())).skip(error.recordsEmitted());
        StepVerifier.create(ids(rest)).expectNext("5").expectComplete().verify(SOON);
    }

    @Test
    void noCutOfAnyPageIsTakenForItsEnd() {
        String answer = json(200, Pages.last(Pages.records(0, 3)));
        serve(peer -> {
            peer.readRequest();
            peer.write(answer.substring(0, peer.number()));
        });
        Paged<RawJson> list = client(ONCE).raw().get("/things").paged();
        for (int cut = 0; cut < answer.length(); cut++) {
            StepVerifier.create(list.itemsStreaming())
                    .thenConsumeWhile(record -> true)
                    .expectError(LeverException.class)
                    .verify(SOON);
        }
        StepVerifier.create(list.itemsStreaming())
                .expectNextCount(3)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void whatIsWrongBehindTheRecordsIsAnErrorAfterThem() {
        assertBreaksOff("],\"hasNext\":true}", PaginationException.class);
        assertBreaksOff("]", MalformedResponseException.class);
    }

    @Test
    void aRecordThatIsNoneIsAnErrorAfterThoseBefore() {
        assertBreaksOff(",{\"id\":}],\"hasNext\":false}", MalformedResponseException.class);
    }

    private void assertBreaksOff(String rest, Class<? extends LeverException> how) {
        CountDownLatch seen = new CountDownLatch(1);
        String records = "{\"data\":[{\"id\":\"0\"},{\"id\":\"1\"}";
        FaultServer server = new FaultServer(peer -> {
            peer.readRequest();
            String answer = json(200, records + rest);
            int end = answer.length() - rest.length();
            peer.write(answer.substring(0, end));
            await(seen);
            peer.write(answer.substring(end));
        });
        try (server) {
            StepVerifier.create(
                            client(QUICK, server).raw().get("/things").paged().itemsStreaming())
                    .expectNextCount(2)
                    .then(seen::countDown)
                    .consumeErrorWith(error -> assertThat(error)
                            .isInstanceOf(how)
                            .hasMessageContaining("2 records")
                            .extracting(broke -> ((LeverException) broke).recordsEmitted())
                            .isEqualTo(2))
                    .verify(SOON);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void listsOfEveryFormComeWhole() {
        AtomicReference<String> data = new AtomicReference<>();
        answer(request -> json(200, "{\"data\":" + data.get() + ",\"hasNext\":false}"));
        LeverClient client = client(ONCE);
        for (String form : List.of("[{\"id\":\"0\"}]", "[]", "{\"id\":\"0\"}", "{\"things\":[{\"id\":\"0\"}]}")) {
            data.set(form);
            for (Paged<?> list :
                    List.of(client.tags().list(), client.raw().get("/x").paged())) {
                assertThat(outcome(list.itemsStreaming())).as(form).isEqualTo(outcome(list.items()));
            }
        }
    }

    private static List<?> outcome(Flux<?> items) {
        return items.cast(Object.class)
                .onErrorResume(refused -> Flux.just(refused.getClass()))
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
    }

    @Test
    void aListIsNotLookedForElsewhere() {
        FaultServer elsewhere = new FaultServer(peer -> peer.write(json(200, SECOND)));
        try (elsewhere) {
            answer(request -> redirect(elsewhere.url() + "/v1/things"));
            fails(list().itemsStreaming().then(), ApiException.class);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void cancellingEndsTheConnectionAndNoneFollows() {
        CountDownLatch gone = new CountDownLatch(1);
        FaultServer server = serve(peer -> {
            String answer = json(200, page(peer.readRequest()));
            peer.write(answer.substring(0, answer.indexOf("\"1\"")));
            try {
                peer.readHead();
            } finally {
                gone.countDown();
            }
        });
        StepVerifier.create(list().itemsStreaming())
                .expectNextCount(1)
                .thenCancel()
                .verify(SOON);
        await(gone);
        assertThat(server.connections()).isOne();
    }
}
