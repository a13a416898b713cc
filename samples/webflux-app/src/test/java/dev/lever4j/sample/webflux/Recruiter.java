package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;

import dev.lever4j.client.LeverClient;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.ArchiveReasonType;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Stage;
import dev.lever4j.model.User;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.request.ContactBody;
import dev.lever4j.request.PerformAs;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Somebody who works at Lever itself, and not with the application, on one active candidate after the other. */
final class Recruiter {
    private final LeverClient lever;
    private final List<String> candidates;
    private final Queue<String> rest;
    private final List<String> stages;
    private final PerformAs self;
    private final AtomicInteger moves = new AtomicInteger();

    Recruiter(LeverClient lever) {
        this.lever = lever;
        List<String> active = now(lever.opportunities()
                .list(where -> where.archived(false))
                .items()
                .map(Opportunity::id)
                .take(20)
                .collectList());
        this.candidates = active.subList(0, 10);
        this.rest = new ConcurrentLinkedQueue<>(active.subList(10, active.size()));
        this.stages = now(lever.stages().list().items().map(Stage::id).collectList());
        this.self = new PerformAs(now(lever.users().list().items().map(User::id).next()));
    }

    /** The user on whose behalf. */
    PerformAs self() {
        return self;
    }

    /** The id of the one who was moved, and to where. */
    record Moved(String id, String stage) {}

    /** Each to a stage further on than the last one was moved to, so that no move leaves one where they are. */
    Moved move() {
        int number = moves.getAndIncrement();
        String id = candidates.get(number % candidates.size());
        Opportunity it = now(lever.opportunities().get(id));
        int from = stages.indexOf(Objects.requireNonNull(it.stage()).id());
        String stage = stages.get((from + 1) % stages.size());
        now(lever.opportunity(id).changeStage(stage, self).thenReturn(stage));
        return new Moved(id, stage);
    }

    /** Somebody whom nobody moves, and each time another. */
    String another() {
        return Objects.requireNonNull(rest.poll());
    }

    /** Archives somebody who was not hired, which would be told of as well; who it was. */
    String archive() {
        String id = another();
        String reason = now(lever.archiveReasons()
                .list()
                .items()
                .filter(each -> ArchiveReasonType.NON_HIRED.equals(each.type()))
                .map(ArchiveReason::id)
                .next());
        ArchiveBody body = ArchiveBody.builder(reason).build();
        now(lever.opportunity(id).archive(body, self).thenReturn(id));
        return id;
    }

    /** Gives somebody another name. */
    void rename(String name) {
        Opportunity it = now(lever.opportunities().get(another()));
        String contact = Objects.requireNonNull(it.contact()).id();
        now(lever.contacts().update(contact, ContactBody.builder().name(name).build()));
    }

    private static <T> T now(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(SOON));
    }
}
