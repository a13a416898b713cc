package dev.lever4j.sample.webflux;

import dev.lever4j.client.OpportunityById;
import dev.lever4j.model.WrittenNote;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.PerformAs;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One candidate: to look at, to move, to note something about. */
@RestController
@RequestMapping("/api/{account}/opportunities/{id}")
final class Candidates {
    /** @param performAs the user at Lever on whose behalf it is done; take it from your login, and let nobody choose */
    record Move(String stage, String performAs) {
        Move {
            Objects.requireNonNull(stage, "stage"); // a field that is not there is null
            Objects.requireNonNull(performAs, "performAs");
        }
    }

    record Remark(String text, boolean secret, String performAs) {
        Remark {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(performAs, "performAs");
        }
    }

    record Written(String id) {}

    // begin act
    @GetMapping
    Mono<Candidate> look(@PathVariable Account account, @PathVariable String id) {
        OpportunityById candidate = account.lever().opportunity(id);
        return Mono.zip(
                        candidate.get(OpportunityExpand.APPLICATIONS),
                        candidate.resumes().list().items().collectList(),
                        candidate.notes().list().items().collectList())
                .map(all -> Candidate.of(all.getT1(), all.getT2(), all.getT3()));
    }

    @PutMapping("/stage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> move(@PathVariable Account account, @PathVariable String id, @RequestBody Move move) {
        return account.lever()
                .opportunity(id)
                .changeStage(move.stage(), new PerformAs(move.performAs()))
                .then();
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Written> note(@PathVariable Account account, @PathVariable String id, @RequestBody Remark remark) {
        NoteBody note = NoteBody.builder(remark.text()).secret(remark.secret()).build();
        return account.lever()
                .opportunity(id)
                .notes()
                .create(note, new PerformAs(remark.performAs()))
                .map(WrittenNote::id)
                .map(Written::new);
    }
    // end act
}
