package dev.lever4j.sample.webflux;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Paged;
import dev.lever4j.model.Identified;
import dev.lever4j.model.PostingState;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the page chooses from and looks names up in: stages, postings, users. */
@RestController
final class Board {
    private static final int MOST = 1_000;

    record Named(String id, @Nullable String name, boolean open) {}

    record Choices(List<Named> stages, List<Named> postings, List<Named> users) {}

    @GetMapping("/api/{account}/board")
    Mono<Choices> choices(@PathVariable Account account) {
        LeverClient lever = account.lever();
        return Mono.zip(
                        named(lever.stages().list(), stage -> new Named(stage.id(), stage.text(), true)),
                        named(
                                lever.postings().list(),
                                posting -> new Named(
                                        posting.id(), posting.text(), PostingState.PUBLISHED.equals(posting.state()))),
                        named(lever.users().list(), user -> new Named(user.id(), user.name(), true)))
                .map(all -> new Choices(all.getT1(), all.getT2(), all.getT3()));
    }

    private static <T extends Identified> Mono<List<Named>> named(Paged<T> list, Function<T, Named> view) {
        return list.items().take(MOST).map(view).collectList();
    }
}
