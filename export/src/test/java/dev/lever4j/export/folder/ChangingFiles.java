package dev.lever4j.export.folder;

import static dev.lever4j.request.PerformAs.performAs;

import dev.lever4j.simulator.world.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files of a simulated account that come, change and go, and people with them. */
final class ChangingFiles {
    private static final List<String> NAMES =
            List.of("cv.pdf", "=1+1.pdf", "a;-b\".pdf", "\u5c65\u6b74\u66f8.pdf", "M\u00fcller \ud800.pdf", "'@x", "");
    private static final int LARGEST = 5_000;

    private final SyncedAccount account;
    private final Random random;
    private final boolean touch;
    private final String user;
    private final List<Added> added = new ArrayList<>();

    private record Added(String opportunity, String id, String name) {}

    /** @param touch whether what happens to a file moves its opportunity */
    ChangingFiles(SyncedAccount account, Random random, boolean touch) {
        this.account = account;
        this.random = random;
        this.touch = touch;
        this.user = account.client
                .users()
                .list()
                .items()
                .next()
                .blockOptional(SyncedAccount.LIMIT)
                .orElseThrow()
                .id();
    }

    void change() {
        // of a person who is gone there is nothing to change
        added.removeIf(one -> !people().contains(one.opportunity()));
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> add(anyone(), NAMES.get(random.nextInt(NAMES.size())));
            case 3 -> unready();
            case 4 -> delete();
            case 5 -> replace();
            case 6 -> step(Mutation.Kind.DELETE);
            case 7 -> step(Mutation.Kind.ANONYMIZE);
            default -> step(Mutation.Kind.CREATE);
        }
    }

    private void step(Mutation.Kind kind) {
        account.lever.mutations(random.nextInt()).only(kind).step();
    }

    private List<String> people() {
        return List.copyOf(account.lever.state().opportunities().keySet());
    }

    private String anyone() {
        List<String> people = people();
        return people.get(random.nextInt(people.size()));
    }

    private Added add(String opportunity, String name) {
        String id = account.lever.controls().addFile(opportunity, name, random.nextInt(LARGEST));
        Added fresh = new Added(opportunity, id, name);
        added.add(fresh);
        touched(opportunity);
        return fresh;
    }

    /** One that Lever has not processed yet, and another that it has by now: no record says so by its time. */
    private void unready() {
        for (Added one : added) {
            account.lever.controls().fileStatus(one.opportunity(), one.id(), "processed");
            touched(one.opportunity());
        }
        Added fresh = add(anyone(), "unready.pdf");
        account.lever.controls().fileStatus(fresh.opportunity(), fresh.id(), "processing");
    }

    private void delete() {
        if (!added.isEmpty()) {
            delete(added.remove(random.nextInt(added.size())));
        }
    }

    private void replace() {
        if (!added.isEmpty()) {
            Added old = added.remove(random.nextInt(added.size()));
            delete(old);
            add(old.opportunity(), old.name());
        }
    }

    private void delete(Added one) {
        account.client
                .opportunity(one.opportunity())
                .files()
                .delete(one.id(), performAs(user))
                .block(SyncedAccount.LIMIT);
        touched(one.opportunity());
    }

    private void touched(String opportunity) {
        if (touch) {
            account.client
                    .opportunity(opportunity)
                    .addTags(List.of("touched " + random.nextInt()))
                    .block(SyncedAccount.LIMIT);
        }
    }
}
